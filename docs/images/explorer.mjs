/**
 * Takes the pictures of the explorer in this folder, of a server on the sandbox:
 *
 *     npm run sandbox
 *     node docs/images/explorer.mjs http://localhost:3000 http://127.0.0.1:4000 [folder]
 *
 * Needs Chromium (CHROMIUM, by default /usr/bin/chromium).
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [server = 'http://localhost:3000', control = 'http://127.0.0.1:4000', folder = import.meta.dirname] =
  process.argv.slice(2);

const RICH = '75115000DH0022';
/** Fits on one sheet of paper. */
const SHORT = '75115000DE0073';
const NOT_COVERED = '67365000220739';
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A4 at 96 dots an inch. */
const PAPER = { width: 794, height: 1123 };

const fault = (upstream, body) =>
  fetch(`${control}/faults/${upstream}`, { method: 'PUT', body: JSON.stringify(body) });
const heal = () => fetch(`${control}/faults`, { method: 'DELETE' });

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});

async function open(
  path,
  { viewport = DESKTOP, colorScheme = 'light', until = 'done', motion = 'reduce' } = {},
) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: motion,
    hasTouch: viewport === PHONE,
  });
  const page = await context.newPage();
  await page.goto(`${server}${path}`);
  if (until !== undefined) await page.locator(`.phase-${until}`).waitFor();
  return page;
}

/** The map has drawn. */
async function settle(page) {
  await page.locator('.map-canvas canvas').waitFor();
  await page.waitForTimeout(2_000);
}

async function shoot(page, name) {
  await page.screenshot({ path: join(folder, `explorer-${name}.png`) });
  await page.context().close();
}

await mkdir(folder, { recursive: true });
await heal();

const parcel = `/?parcel_id=${RICH}`;

await (async () => {
  for (const upstream of ['dpe', 'bdnb', 'sirene']) await fault(upstream, { kind: 'latency', ms: 7_000 });
  const page = await open('/', { until: 'landing', motion: 'no-preference' });
  await page.locator('#search').fill('78 avenue de suffren');
  await page.locator('#group-addresses').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#transactions:not(.is-waiting)').waitFor();
  await page.waitForTimeout(1_500);
  await shoot(page, 'loading');
  await heal();
})();

for (const [name, options] of [
  ['desktop', {}],
  ['desktop-dark', { colorScheme: 'dark' }],
  ['phone', { viewport: PHONE }],
]) {
  const page = await open(parcel, options);
  await settle(page);
  await shoot(page, name);
}

const searching = await open(parcel);
await settle(searching);
await searching.locator('#search').fill('8 bd du port');
await searching.locator('#group-addresses').waitFor();
await shoot(searching, 'search');

await fault('dpe', { kind: 'hang' });
await fault('koumoul', { kind: 'status', status: 429, retryAfter: 40 });
await fault('tabular', { kind: 'status', status: 429, retryAfter: 40 });
const failing = await open(`/?parcel_id=${NOT_COVERED}`);
await settle(failing);
await shoot(failing, 'failure');
await heal();

const printed = await open(`/?parcel_id=${SHORT}`);
await settle(printed);
await printed.pdf({ path: join(folder, 'explorer-print.pdf'), preferCSSPageSize: true });
// The picture of the first page: as the page is laid out on paper, its margins included.
await printed.emulateMedia({ media: 'print' });
await printed.setViewportSize(PAPER);
await printed.evaluate(() => {
  dispatchEvent(new Event('beforeprint'));
  const margins = new CSSStyleSheet();
  margins.replaceSync('body { padding: 10mm 12mm }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, margins];
});
await printed.waitForTimeout(300);
await shoot(printed, 'print');

const landing = await open('/', { until: 'landing' });
await landing.waitForTimeout(2_500);
await shoot(landing, 'landing');

await browser.close();
