import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { renderMarkdown } from './markdown.mjs';

/** Pages the guide begins with besides docs/; others join them when a page links to them. */
const ROOT_PAGES = ['README.md', 'README.fr.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
/** Routes of the server that pages may link to. */
const SERVER_ROUTES = ['/', '/docs', '/openapi.json', '/mcp', '/metrics', '/health/live', '/health/ready'];
/** Files that are shown as they are; all others as text. */
const SHOWN = /\.(png|jpe?g|svg|json)$/;

/**
 * All Markdown pages of the repository that belong to the guide, rendered, links between them rewritten.
 * @param root folder of the repository
 * @param made addresses of the pages that no file holds, with their anchors: Map<address, Set<anchor>>
 * @returns { pages, files: Map<address, path in the repository>, problems: text[] }
 */
export function markdownPages(root, made) {
  const sources = [...markdownIn(root, 'docs'), ...ROOT_PAGES.filter((path) => existsSync(join(root, path)))];
  const files = new Map();
  const problems = [];
  const links = [];
  const pages = [];
  // The list grows while it is gone through: a page that is linked to is a page of the guide.
  for (const source of sources) {
    const out = addressOf(source);
    const linkTo = (href) => {
      const link = resolve(root, source, href, sources, files, made);
      if (link.problem !== undefined) problems.push(`${source}: ${href}: ${link.problem}`);
      else if (link.target !== undefined)
        links.push({ source, href, target: link.target, anchor: link.anchor });
      return { href: link.href ?? href, external: link.external === true };
    };
    const rendered = renderMarkdown(readFileSync(join(root, source), 'utf8'), linkTo);
    pages.push({ source, out, lang: source.endsWith('.fr.md') ? 'fr' : 'en', ...rendered });
  }
  return { pages, files, problems: [...problems, ...brokenAnchors(links, pages, made)] };
}

/** Where the page of a Markdown file is: `docs/joins/dvf.md` at `joins/dvf.html`, folders' README.md at their index. */
export function addressOf(source) {
  if (source === 'README.md') return 'readme.html';
  if (source === 'README.fr.md') return 'fr.html';
  const inner = source.startsWith('docs/') ? source.slice('docs/'.length) : source.toLowerCase();
  return inner.replace(/(^|\/)readme\.md$/i, '$1index.html').replace(/\.md$/i, '.html');
}

function markdownIn(root, folder) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll(sep, '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort();
}

/** @returns { href } and one of: external, problem, target (a page's address) with its anchor */
function resolve(root, source, href, sources, files, made) {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return { href, external: true };
  const out = addressOf(source);
  if (href.startsWith('/')) return toServer(href, out, made);
  const [path = '', anchor = ''] = href.split('#', 2);
  if (path === '') return { href, target: out, anchor };
  const target = posix.join(posix.dirname(source), decodeURIComponent(path));
  if (target.startsWith('..') || !existsSync(join(root, target))) return { problem: 'there is no such file' };
  if (statSync(join(root, target)).isDirectory()) return { problem: 'is a folder' };
  if (!target.endsWith('.md')) {
    const file = `files/${target}${SHOWN.test(target) ? '' : '.txt'}`;
    files.set(file, target);
    return { href: relative(out, file) };
  }
  if (!sources.includes(target)) sources.push(target);
  const address = addressOf(target);
  return { href: withAnchor(relative(out, address), anchor), target: address, anchor };
}

function toServer(href, out, made) {
  const [path, anchor = ''] = href.split('#', 2);
  const up = '../'.repeat(out.split('/').length + 1);
  if (path.startsWith('/docs/guide/')) {
    const address = path.slice('/docs/guide/'.length) || 'index.html';
    if (!made.has(address)) return { problem: 'the guide makes no such page' };
    return { href: withAnchor(relative(out, address), anchor), target: address, anchor };
  }
  if (!SERVER_ROUTES.includes(path)) return { problem: 'the server has no such page' };
  return { href: withAnchor(`${up}${path.slice(1)}`, anchor) };
}

const withAnchor = (href, anchor) => (anchor === '' ? href : `${href}#${anchor}`);

/** From one page to another. */
export function relative(from, to) {
  return posix.relative(posix.dirname(from), to) || posix.basename(to);
}

function brokenAnchors(links, pages, made) {
  const anchors = new Map([
    ...made,
    ...pages.map(({ out, headings }) => [out, new Set(headings.map(({ slug }) => slug))]),
  ]);
  return links
    .filter(({ target, anchor }) => anchor !== '' && !anchors.get(target)?.has(decodeURIComponent(anchor)))
    .map(({ source, href }) => `${source}: ${href}: there is no such heading`);
}
