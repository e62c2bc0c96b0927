import { escapeHtml as escape, inlineHtml } from './html.mjs';
import { slugOf } from './markdown.mjs';

const FOLDER = 'reference';
export const SOURCES_PAGE = `${FOLDER}/sources.html`;
export const FIELDS_PAGE = `${FOLDER}/index.html`;

/** The pages that the field tables and the credits make. Same shape as those of Markdown files. */
export function referencePages(data) {
  return [overview(data), ...data.parts.map((part) => partPage(part, data)), sourcesPage(data)];
}

const fileOf = ({ key }) => `${FOLDER}/${slugOf(key)}.html`;
const nameOf = ({ include, key }) => include ?? key;

function page(out, title, headings, body, sections) {
  const top = { level: 1, slug: slugOf(title), title };
  return {
    source: null,
    out,
    lang: 'en',
    title,
    html: `${heading(top)}\n${body}`,
    headings: [top, ...headings],
    sections: [{ slug: top.slug, title, text: '' }, ...sections],
  };
}

function heading({ level, slug, title }, html = escape(title)) {
  return `<h${level} id="${escape(slug)}">${html} <a class="anchor" href="#${escape(slug)}" aria-hidden="true" tabindex="-1">#</a></h${level}>`;
}

function overview({ parts, sources }) {
  const rows = parts.map((part) => {
    const fields = part.records.reduce((sum, record) => sum + record.fields.length, 0);
    const credit = sources.find(({ name }) => name === part.sources[0]);
    return `<tr><td><a href="${slugOf(part.key)}.html">${escape(part.title)}</a></td><td><code>${escape(part.key)}</code></td><td>${
      part.include === null ? 'always there' : `<code>${escape(part.include)}</code>`
    }</td><td class="right">${fields}</td><td>${escape(credit.title)}</td></tr>`;
  });
  const body = `<p>Every field an answer can hold, from the tables that make the answers: name, type, unit, column of the source, meaning. The same stands, for programs, in <a href="../../../openapi.json">openapi.json</a>.</p>
${table(['Part', 'Key in the answer', 'include', 'Fields', 'Source'], rows, 'Parts of an answer')}
<p>A field that its source leaves empty is <code>null</code>; a list without a value is <code>[]</code>. Where several columns are named, the first that has a value counts. A field without a column is made by the server, mostly to say how a record was found. Licences and attributions are on <a href="sources.html">a page of their own</a>.</p>`;
  return page(FIELDS_PAGE, 'Every field', [], body, []);
}

function partPage(part, { sources }) {
  const headings = part.records.map(({ path }) => ({ level: 2, slug: slugOf(path), title: path }));
  const records = part.records.map((record, index) => recordHtml(record, headings[index], part, sources));
  const include =
    part.include === null
      ? 'It is in every answer.'
      : `Ask for it with <code>include=${escape(part.include)}</code>; it is answered as <code>${escape(part.key)}</code>.`;
  const body = `<p class="lead">${inlineHtml(part.description)}.</p>\n<p>${include}</p>\n${credits(part, sources)}\n${records.join('\n')}`;
  const sections = part.records.flatMap(({ path, description, fields }) => [
    { slug: slugOf(path), title: path, text: description },
    ...fields.map((field) => ({
      slug: fieldId(path, field),
      title: `${path}.${field.path}`,
      text: [field.description, ...field.columns, field.unit ?? ''].join(' '),
      isField: true,
    })),
  ]);
  return page(fileOf(part), part.title, headings, body, sections);
}

function credits(part, sources) {
  const items = part.sources.map((name) => {
    const { title, credit, url } = sources.find((source) => source.name === name);
    return `<li><a href="sources.html#${escape(slugOf(title))}">${escape(title)}</a> (<code>meta.sources.${escape(name)}</code>): ${escape(credit.attribution)}. ${escape(credit.licence)}. <a href="${escape(url)}" rel="noreferrer">Publisher</a></li>`;
  });
  return `<ul class="credits">${items.join('')}</ul>`;
}

const fieldId = (path, field) => `${path}.${field.path}`;

function recordHtml({ path, description, source, fields }, top, { records }, sources) {
  const { title, credit } = sources.find(({ name }) => name === source);
  const rows = fields.map((field, index) => {
    const id = fieldId(path, field);
    // Of an object, the columns stand beside its own fields below.
    const isOpened = fields[index + 1]?.path.startsWith(`${field.path}.`) === true;
    const depth = Math.min(field.path.split('.').length - 1, 3);
    const columns = isOpened
      ? ''
      : field.columns.map((column) => `<code>${breakable(column)}</code>`).join('<br>');
    return `<tr id="${escape(id)}"${depth > 0 ? ` class="depth-${depth}"` : ''}><th scope="row"><a href="#${escape(id)}"><code>${breakable(field.path)}</code></a></th><td data-label="Type">${typeHtml(field, path, records)}</td><td data-label="Unit">${escape(field.unit ?? '')}</td><td data-label="Column">${columns}</td><td data-label="Meaning">${inlineHtml(field.description)}</td></tr>`;
  });
  return `${heading(top, `<code>${breakable(path)}</code>`)}
<p>${inlineHtml(description)}. <span class="licence">${escape(title)}, ${escape(credit.licence)}; ${fields.length} fields.</span></p>
${table(['Field', 'Type', 'Unit', 'Source column', 'Meaning'], rows, `Fields of ${path}`, 'fields')}`;
}

/** The type, with a link to the records it names where they are told on the same page. */
function typeHtml(field, path, records) {
  const told = records.find((record) => record.path === `${path}.${field.path}`);
  const type = breakable(field.type);
  return told === undefined ? type : `<a href="#${escape(slugOf(told.path))}">${type}</a>`;
}

/** Long names may break where words meet. */
function breakable(name) {
  return escape(name).replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[._])/g, '<wbr>');
}

function table(heads, rows, label, kind = '') {
  const cells = heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('');
  return `<div class="table ${kind}" role="region" tabindex="0" aria-label="${escape(label)}"><table><thead><tr>${cells}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}

function sourcesPage({ sources, parts, licenceUrl }) {
  const headings = sources.map(({ title }) => ({ level: 2, slug: slugOf(title), title }));
  const blocks = sources.map((source, index) => {
    const gives = parts
      .filter((part) => part.sources.includes(source.name))
      .map((part) => `<a href="${slugOf(part.key)}.html"><code>${escape(nameOf(part))}</code></a>`);
    return `${heading(headings[index])}
<dl>
<dt>Gives</dt><dd>${[...gives, ...source.routes.map((route) => `<code>${escape(route)}</code>`)].join(', ')}</dd>
<dt>In answers</dt><dd><code>meta.sources.${escape(source.name)}</code></dd>
<dt>Licence</dt><dd>${escape(source.credit.licence)} (<a href="${escape(licenceUrl)}" rel="noreferrer">text</a>)</dd>
<dt>Attribution</dt><dd>${escape(source.credit.attribution)}</dd>
<dt>Publisher</dt><dd><a href="${escape(source.url)}" rel="noreferrer">${escape(source.url)}</a></dd>
<dt>To be known</dt><dd>${escape(source.terms)}</dd>
</dl>`;
  });
  const body = `<p class="lead">The software is MIT. The data belongs to its publishers, under their own licences.</p>
<p>Every answer names the sources that were asked for it, each with its licence and attribution, under <code>meta.sources</code>. The <a href="${escape(licenceUrl)}" rel="noreferrer">Licence Ouverte 2.0</a> lets you copy, change and sell what is made from the data, if you name the publisher and the date of the data: show <code>attribution</code>, with <code>edition</code> where there is one and else <code>fetchedAt</code>, beside what you show.</p>
${blocks.join('\n')}`;
  const sections = sources.map(({ title, credit, terms }) => ({
    slug: slugOf(title),
    title,
    text: `licence attribution ${credit.licence} ${credit.attribution} ${terms}`,
  }));
  return page(SOURCES_PAGE, 'Sources and licences', headings, body, sections);
}
