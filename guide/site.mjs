import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pageHtml } from './layout.mjs';
import { groupsOf } from './navigation.mjs';
import { markdownPages } from './pages.mjs';
import { referencePages } from './reference-pages.mjs';
import { searchIndex } from './search-index.mjs';

const ASSETS = join(import.meta.dirname, 'assets');
const { resolve } = createRequire(import.meta.url);
/** As browsers load it; `resolve` finds what Node loads. */
const SEARCH_ENGINE = join(dirname(resolve('minisearch')), '../es/index.js');

/** Short names for the navigation, where a page's title says more than there is room for. */
const LABELS = {
  'readme.html': 'Overview (README)',
  'fr.html': 'En français',
  'sandbox/index.html': 'Sandbox',
  'fields.html': 'Fields, counted',
  'index.html': 'Welcome',
  'joins.html': 'How records are joined',
  'joins/bodacc.html': 'Business sales (BODACC)',
  'joins/copro.html': 'Condominiums',
  'joins/dpe.html': 'Energy certificates (DPE)',
  'joins/dvf.html': 'Sales (DVF)',
  'joins/gpu.html': 'Town planning (GPU)',
  'joins/owners.html': 'Owners',
  'joins/sirene.html': 'Occupants (SIRENE)',
  'joins/sitadel.html': 'Permits (SITADEL)',
  'decisions/index.html': 'All decisions',
};

/** A link of the documentation leads nowhere. */
export class BrokenLinks extends Error {
  constructor(problems) {
    super(
      `Links of the documentation lead nowhere:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.name = 'BrokenLinks';
    this.problems = problems;
  }
}

/**
 * Builds the guide.
 * @param root folder of the repository
 * @param folder where the pages go; what was there is removed
 * @param data { parts, sources, licenceUrl } of src/guide/guide-data.ts
 * @returns how many { pages, anchors } there are
 * @throws BrokenLinks
 */
export function buildGuide({ root, folder, data }) {
  const made = referencePages(data);
  const anchorsOfMade = new Map(made.map((page) => [page.out, anchorsOf(page)]));
  const { pages: written, files, problems } = markdownPages(root, anchorsOfMade);
  if (problems.length > 0) throw new BrokenLinks(problems);

  const pages = [...written, ...made].map((page) => ({ ...page, label: LABELS[page.out] ?? page.title }));
  const groups = groupsOf(pages);
  const order = groups.flatMap((group) => group.pages);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

  rmSync(folder, { recursive: true, force: true });
  const assets = writeAssets(folder, pages);
  for (const page of pages) write(folder, page.out, pageHtml(page, { groups, order, assets, version }));
  for (const [address, path] of files) {
    mkdirSync(dirname(join(folder, address)), { recursive: true });
    copyFileSync(join(root, path), join(folder, address));
  }
  return { pages: pages.length, anchors: pages.reduce((sum, page) => sum + anchorsOf(page).size, 0) };
}

function anchorsOf({ headings, sections }) {
  return new Set([...headings, ...sections].map(({ slug }) => slug));
}

/** @returns addresses by name; they hold a digest of the content, so that browsers may keep them for ever */
function writeAssets(folder, pages) {
  const contents = {
    'guide.css': readFileSync(join(ASSETS, 'guide.css'), 'utf8'),
    'guide.js': readFileSync(join(ASSETS, 'guide.js')),
    'theme.js': readFileSync(join(ASSETS, 'theme.js')),
    'icon.svg': readFileSync(join(ASSETS, 'icon.svg')),
    'inter.woff2': readFileSync(resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')),
    'minisearch.js': withoutMap(readFileSync(SEARCH_ENGINE, 'utf8')),

    'search.json': searchIndex(pages),
  };
  const font = addressOf('inter.woff2', contents['inter.woff2']).replace('assets/', '');
  contents['guide.css'] = contents['guide.css'].replace('inter.woff2', font);
  const addresses = {};
  for (const [name, content] of Object.entries(contents)) {
    addresses[name] = addressOf(name, content);
    write(folder, addresses[name], content);
  }
  return addresses;
}

/** Browsers would look for a source map that is not there. */
function withoutMap(script) {
  return script.replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

function addressOf(name, content) {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 10);
  return `assets/${name.replace(/(\.\w+)$/, `.${digest}$1`)}`;
}

function write(folder, address, content) {
  const path = join(folder, address);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
