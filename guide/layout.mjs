import { escapeHtml as escape } from './html.mjs';
import { relative } from './pages.mjs';

/**
 * A whole page.
 * @param context { groups, order (all pages as read one after the other), assets (name → address), version }
 */
export function pageHtml(page, { groups, order, assets, version }) {
  const to = (address) => escape(relative(page.out, address));
  const root = '../'.repeat(page.out.split('/').length + 1);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(page.title)} · DeepCity</title>
<link rel="icon" href="${to(assets['icon.svg'])}" type="image/svg+xml">
<link rel="preload" href="${to(assets['inter.woff2'])}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${to(assets['guide.css'])}">
<script src="${to(assets['theme.js'])}"></script>
<script type="module" src="${to(assets['guide.js'])}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<button class="menu" type="button" aria-expanded="false" aria-controls="nav"><span aria-hidden="true">☰</span><span class="hidden">Pages</span></button>
<a class="brand" href="${to('index.html')}"><img src="${to(assets['icon.svg'])}" alt="" width="22" height="22">DeepCity <span>guide</span></a>
<div class="search" role="search" data-index="${to(assets['search.json'])}" data-engine="${to(assets['minisearch.js'])}" data-root="${to('index.html').replace(/index\.html$/, '')}">
<input type="search" role="combobox" aria-expanded="false" aria-controls="results" aria-autocomplete="list" aria-label="Search the guide" placeholder="Search the guide" autocomplete="off" spellcheck="false" disabled>
<ul id="results" role="listbox" aria-label="Results" hidden></ul>
</div>
<a class="away" href="${root}">Explorer</a>
<a class="away" href="${root}docs">API</a>
<button class="theme" type="button" hidden></button>
</header>
<div class="frame">
<nav id="nav" aria-label="Pages">${groups.map((group) => groupHtml(group, page, to)).join('')}</nav>
<main id="content" tabindex="-1">
<article${page.lang === 'en' ? '' : ` lang="${page.lang}"`}>
${page.html}</article>
${neighbours(page, order, to)}
<footer><p>DeepCity ${escape(version)}. The software is MIT; the data belongs to its publishers: <a href="${to('reference/sources.html')}">sources and licences</a>. Nothing here has legal value.</p></footer>
</main>
${contents(page)}
</div>
</body>
</html>
`;
}

function groupHtml({ title, pages }, current, to) {
  const links = pages.map((page) => {
    const here = page === current ? ' aria-current="page"' : '';
    const lang = page.lang === 'en' ? '' : ` lang="${page.lang}"`;
    return `<li><a href="${to(page.out)}"${here}${lang}>${escape(page.label ?? page.title)}</a></li>`;
  });
  return `<section><h2>${escape(title)}</h2><ul>${links.join('')}</ul></section>`;
}

function contents({ headings }) {
  const shown = headings.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 2) return '<aside class="contents"></aside>';
  const items = shown.map(
    ({ level, slug, title }) =>
      `<li class="level-${level}"><a href="#${escape(slug)}">${escape(title)}</a></li>`,
  );
  return `<aside class="contents"><nav aria-label="On this page"><h2>On this page</h2><ul>${items.join('')}</ul></nav></aside>`;
}

function neighbours(page, order, to) {
  const at = order.indexOf(page);
  const link = (other, kind, word) =>
    other === undefined
      ? '<span></span>'
      : `<a class="${kind}" rel="${kind}" href="${to(other.out)}"><span>${word}</span>${escape(other.label ?? other.title)}</a>`;
  return `<nav class="neighbours" aria-label="Next pages">${link(order[at - 1], 'prev', 'Before')}${link(order[at + 1], 'next', 'Next')}</nav>`;
}
