// The guide's own script: search, theme, menu of small screens, copy buttons. The pages are whole without it.

const THEMES = { auto: ['◐', 'Theme of the system'], light: ['☀', 'Light theme'], dark: ['☾', 'Dark theme'] };

function themeButton(button) {
  const names = Object.keys(THEMES);
  let current = document.documentElement.dataset.theme ?? 'auto';
  const show = () => {
    const [symbol, label] = THEMES[current];
    button.textContent = symbol;
    button.title = label;
    button.setAttribute('aria-label', `${label}; change`);
  };
  button.addEventListener('click', () => {
    current = names[(names.indexOf(current) + 1) % names.length];
    if (current === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = current;
    try {
      localStorage.setItem('deepcity-theme', current);
    } catch {
      // It holds for this page, then.
    }
    show();
  });
  show();
  button.hidden = false;
}

function menuButton(button, nav) {
  const set = (open) => {
    button.setAttribute('aria-expanded', String(open));
    nav.classList.toggle('open', open);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || button.getAttribute('aria-expanded') !== 'true') return;
    set(false);
    button.focus();
  });
}

function copyButtons() {
  if (navigator.clipboard === undefined) return;
  for (const pre of document.querySelectorAll('pre.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(pre.querySelector('code').textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    const holder = document.createElement('div');
    holder.className = 'code-block';
    pre.replaceWith(holder);
    holder.append(pre, button);
  }
}

/** Marks in the list of headings the one that is being read. */
function followHeadings() {
  const links = new Map(
    [...document.querySelectorAll('.contents a')].map((link) => [link.hash.slice(1), link]),
  );
  if (links.size === 0) return;
  const headings = [...document.querySelectorAll('article h2[id], article h3[id]')].filter(
    ({ id }) => links.has(encodeURIComponent(id)) || links.has(id),
  );
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
    const current = passed.at(-1)?.id;
    for (const [id, link] of links) link.classList.toggle('current', decodeURIComponent(id) === current);
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
}

const MAX_RESULTS = 12;

function search(box) {
  const input = box.querySelector('input');
  const list = box.querySelector('ul');
  let index;
  let active = -1;

  const load = async () => {
    const [{ default: MiniSearch }, json] = await Promise.all([
      import(new URL(box.dataset.engine, document.baseURI)),
      fetch(new URL(box.dataset.index, document.baseURI)).then((response) => response.text()),
    ]);
    return MiniSearch.loadJSON(json, { fields: ['title', 'words', 'text'], storeFields: [] });
  };

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (position) => {
    const options = [...list.querySelectorAll('[role=option]')];
    if (options.length === 0) return;
    active = (position + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute('aria-selected', String(at === active)));
    options[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', options[active].id);
  };

  const show = async () => {
    const query = input.value.trim();
    if (query.length < 2) return close();
    const found = (await (index ??= load())).search(query, {
      tokenize: (text) => text.split(/[^\p{L}\p{N}\p{M}_]+/u),
      processTerm: (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() || null,
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
      boost: { title: 3, words: 2 },
      // Pages before single fields, unless a field is meant.
      boostDocument: (_id, _term, stored) => (stored.field ? 0.7 : 1),
    });
    if (input.value.trim() !== query) return;
    list.replaceChildren(...found.slice(0, MAX_RESULTS).map(option));
    if (found.length === 0) list.append(message(`Nothing about “${query}”`));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    active = -1;
    input.removeAttribute('aria-activedescendant');
  };

  const option = ({ title, page, at, text, field }, position) => {
    const item = document.createElement('li');
    item.id = `result-${position}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    const link = document.createElement('a');
    link.href = new URL(at, new URL(box.dataset.root || './', document.baseURI));
    link.tabIndex = -1;
    const name = document.createElement(field ? 'code' : 'strong');
    name.textContent = title;
    const where = document.createElement('span');
    where.className = 'where';
    where.textContent = title === page ? '' : page;
    const words = document.createElement('span');
    words.className = 'words';
    words.textContent = text;
    link.append(name, where, words);
    item.append(link);
    return item;
  };

  const message = (text) => {
    const item = document.createElement('li');
    item.className = 'nothing';
    item.textContent = text;
    return item;
  };

  const update = () =>
    show().catch(() => {
      list.replaceChildren(message('The search could not be loaded'));
      list.hidden = false;
      index = undefined;
    });

  input.addEventListener('input', update);
  input.addEventListener('focus', update);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(active + 1);
    else if (event.key === 'ArrowUp') choose(active - 1);
    else if (event.key === 'Enter') {
      list.querySelectorAll('[role=option] a')[Math.max(active, 0)]?.click();
      close();
    } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', close);
  document.addEventListener('pointerdown', ({ target }) => {
    if (!box.contains(target)) close();
  });
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget !== null && !box.contains(relatedTarget)) close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    event.preventDefault();
    input.focus();
  });
  input.disabled = false;
}

themeButton(document.querySelector('button.theme'));
menuButton(document.querySelector('button.menu'), document.querySelector('#nav'));
copyButtons();
followHeadings();
search(document.querySelector('.search'));
document.querySelector('#nav [aria-current]')?.scrollIntoView({ block: 'nearest' });
