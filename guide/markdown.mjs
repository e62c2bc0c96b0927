import markdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { escapeHtml } from './html.mjs';

/** Anchors as GitHub gives them, so that links between the files hold in both places. */
export function slugOf(title) {
  return title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/**
 * A Markdown file as the guide shows it.
 * @param text of the file
 * @param linkTo gives the address to write for a link of the file; throws for one that leads nowhere
 * @returns { html, title, headings: [{ level, slug, title }], sections: [{ slug, title, text }] }
 */
export function renderMarkdown(text, linkTo) {
  const headings = [];
  const md = markdownIt({ html: false, linkify: false, typographer: false });
  md.use(anchor, {
    slugify: slugOf,
    uniqueSlugStartIndex: 1,
    tabIndex: false,
    permalink: anchor.permalink.linkInsideHeader({
      class: 'anchor',
      symbol: '#',
      placement: 'after',
      ariaHidden: true,
      renderAttrs: () => ({ tabindex: '-1' }),
    }),
    callback: (token, { slug, title }) => headings.push({ level: Number(token.tag.slice(1)), slug, title }),
  });
  const env = {};
  const tokens = md.parse(text, env);
  rewriteLinks(tokens, linkTo);
  withoutTableStyles(tokens);
  let tables = 0;
  md.renderer.rules.table_open = () =>
    `<div class="table" role="region" tabindex="0" aria-label="Table ${++tables}"><table>\n`;
  md.renderer.rules.table_close = () => '</table></div>\n';
  md.renderer.rules.fence = (all, index) => codeBlock(all[index].content, all[index].info.trim());
  md.renderer.rules.code_block = (all, index) => codeBlock(all[index].content, '');
  return {
    html: md.renderer.render(tokens, md.options, env),
    title: headings.find(({ level }) => level === 1)?.title ?? '',
    headings,
    sections: sectionsOf(tokens, headings),
  };
}

function codeBlock(content, language) {
  const label = language === '' ? '' : ` data-language="${escapeHtml(language)}"`;
  return `<pre class="code"${label} tabindex="0"><code>${escapeHtml(content)}</code></pre>\n`;
}

function rewriteLinks(tokens, linkTo) {
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = token.attrGet('href');
      if (!href.startsWith('#') || !token.attrGet('class')?.includes('anchor'))
        setLink(token, 'href', linkTo(href));
    }
    if (token.type === 'image') setLink(token, 'src', linkTo(token.attrGet('src')));
    if (token.children) rewriteLinks(token.children, linkTo);
  }
}

function setLink(token, name, { href, external }) {
  token.attrSet(name, href);
  if (external && name === 'href') token.attrSet('rel', 'noreferrer');
}

/** Columns to the right come as style attributes, which the policy of the pages forbids. */
function withoutTableStyles(tokens) {
  for (const token of tokens) {
    const style = token.attrGet?.('style');
    if (typeof style !== 'string') continue;
    token.attrs = token.attrs.filter(([name]) => name !== 'style');
    if (style.includes('right')) token.attrJoin('class', 'right');
    if (style.includes('center')) token.attrJoin('class', 'center');
  }
}

/** The words under each heading, for the search. */
function sectionsOf(tokens, headings) {
  const sections = [];
  let next = 0;
  let inHeading = false;
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const heading = headings[next];
      next += 1;
      sections.push({ slug: heading.slug, title: heading.title, text: '' });
      inHeading = true;
    } else if (token.type === 'heading_close') inHeading = false;
    else if (!inHeading && sections.length > 0) sections.at(-1).text += wordsOf(token);
  }
  return sections;
}

function wordsOf({ type, content, children }) {
  if (type === 'inline') return ` ${children.map(({ content: words }) => words).join(' ')}`;
  return type === 'fence' || type === 'code_block' ? ` ${content}` : '';
}
