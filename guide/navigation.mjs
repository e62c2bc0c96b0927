/** Groups of the navigation, in order: addresses, or folders that end in a slash. What none names stands under the last. */
const GROUPS = [
  ['Start', ['index.html', 'getting-started.html', 'readme.html', 'fr.html']],
  [
    'Use the API',
    [
      'api.html',
      'places.html',
      'addresses.html',
      'parcels.html',
      'communes.html',
      'formats.html',
      'stream.html',
      'batch.html',
      'mcp.html',
      'apicarto.html',
      'examples.html',
      'examples/',
      'client.html',
      'clients/',
      'explorer.html',
    ],
  ],
  ['Reference', ['reference/index.html', 'reference/', 'fields.html']],
  ['How it works', ['architecture.html']],
  ['Joins', ['joins.html', 'joins/']],
  [
    'Run it',
    [
      'operations.html',
      'doctor-and-record.html',
      'faults.html',
      'soak.html',
      'sandbox/',
      'security.html',
      'bench.html',
      'bench/',
    ],
  ],
  ['Decisions', ['decisions/index.html', 'decisions/']],
  ['Take part', ['contributing.html', 'changelog.html']],
  ['More', ['']],
];

/** @returns [{ title, pages }] without empty groups; every page is in one */
export function groupsOf(pages) {
  const left = new Set(pages);
  return GROUPS.map(([title, places]) => {
    const found = places.flatMap((place) =>
      [...left].filter((page) => isAt(page, place) && left.delete(page)),
    );
    return { title, pages: found };
  }).filter(({ pages: found }) => found.length > 0);
}

function isAt({ out }, place) {
  return place === '' || out === place || (place.endsWith('/') && out.startsWith(place));
}
