import MiniSearch from 'minisearch';

/** How the index is made; assets/guide.js reads it with the same fields, and spells terms the same way. */
const OPTIONS = {
  fields: ['title', 'words', 'text'],
  storeFields: ['title', 'page', 'at', 'text', 'field'],
  tokenize,
  processTerm,
};
/** Of the text that a result shows; the index holds all of it. */
const SHOWN = 160;

/** Names of columns whole and by their words: `valeur_fonciere`, `valeur`, `fonciere`. */
function tokenize(text) {
  const names = text.split(/[^\p{L}\p{N}\p{M}_]+/u);
  return names.flatMap((name) => (name.includes('_') ? [name, ...name.split('_')] : [name]));
}

function processTerm(term) {
  const bare = term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare === '' ? null : bare;
}

/** The index of all sections and fields, as JSON. */
export function searchIndex(pages) {
  const index = new MiniSearch({
    ...OPTIONS,
    extractField: (document, name) => (name === 'text' ? document.whole : document[name]),
  });
  const documents = pages.flatMap((page) =>
    page.sections.map(({ slug, title, text, isField = false }) => ({
      title,
      page: page.title,
      at: `${page.out}#${slug}`,
      // camelCase names are found by their words.
      words: title.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[._]/g, ' '),
      whole: text,
      field: isField,
    })),
  );
  documents.forEach((document, id) => index.add({ id, ...document }));
  const json = index.toJSON();
  for (const stored of Object.values(json.storedFields)) stored.text = shortened(stored.text);
  return JSON.stringify(json);
}

function shortened(text = '') {
  const bare = text.replace(/\s+/g, ' ').trim();
  return bare.length <= SHOWN ? bare : `${bare.slice(0, SHOWN)}…`;
}
