import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { type Explorer, PHONE, describeWithBrowser, isComplete, startExplorer } from './explorer-page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RICH = '75101000AB0001';
/** Many owners and companies: lists are cut. */
const LARGE = '75115000DH0022';
const ALSACE = '67365000220739';

const COLOURS = ['color-contrast', 'link-in-text-block'];

type Axe = { run: (context: string, options: RunOptions) => Promise<AxeResults> };

async function run(page: Page, context: string, options: RunOptions): Promise<string[]> {
  const found = await page.evaluate(
    ([where, how]) => (globalThis as unknown as { axe: Axe }).axe.run(where, how),
    [context, options] as const,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** What axe finds wrong: all rules in the light theme, and those of colours in the dark one. */
async function violations(page: Page, context = ':root'): Promise<string[]> {
  await page.evaluate(AXE);
  const light = await run(page, context, { resultTypes: ['violations'] });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('[data-theme=dark]').waitFor();
  const dark = await run(page, context, { runOnly: COLOURS, resultTypes: ['violations'] });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('[data-theme=light]').waitFor();
  return [...light, ...dark];
}

describeWithBrowser('the explorer, by axe in both themes', () => {
  let explorer: Explorer;
  let page: Page;

  beforeAll(async () => {
    explorer = await startExplorer();
    ({ page } = await explorer.open('/'));
  }, 90_000);
  afterAll(() => explorer.close());
  afterEach(() => explorer.sandbox.clearFaults());

  const show = async (id: string): Promise<void> => {
    await page.goto(`${explorer.url}/?parcel_id=${id}`);
    await isComplete(page);
  };

  it('finds nothing on the first page', async () => {
    await page.locator('.landing').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('finds nothing on a whole sheet with all its lists and details open, in the search and in the drawer', async () => {
    await show(RICH);
    await page.evaluate(() => {
      const press = (selector: string): void =>
        document.querySelectorAll<HTMLElement>(selector).forEach((button) => button.click());
      press('.more, .where button');
    });
    await page.locator('#buildings').waitFor();
    await page.evaluate(() => {
      document
        .querySelectorAll<HTMLElement>('.row-button, .rule-row, .detail-button')
        .forEach((button) => button.click());
    });
    await page.locator('.rule-list').first().waitFor();
    expect(await violations(page)).toEqual([]);

    await page.locator('#search').fill('8 bd du port');
    await page.locator('#group-addresses').waitFor();
    expect(await violations(page, '.top')).toEqual([]);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'JSON', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violations(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
  }, 60_000);

  it('finds nothing while sources are waited for', async () => {
    await explorer.sandbox.setFault('bodacc', { kind: 'hang' });
    await page.goto(`${explorer.url}/?parcel_id=44109000EN0204`);
    await page.locator('#transactions[aria-busy=false]').waitFor();
    expect(await page.locator('.card[aria-busy=true]').count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
  }, 60_000);

  it('finds nothing where sources fail, lists are cut, or a place is not covered', async () => {
    await explorer.sandbox.setFault('dpe', { kind: 'status', status: 500 });
    await show(LARGE);
    await page.locator('.note-err').waitFor();
    await page.locator('.note-warn').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await show(ALSACE);
    await page.getByText('Non couvert ici').waitFor();
    expect(await violations(page, '#sheet')).toEqual([]);
  }, 60_000);

  it('finds nothing for an identifier that is none or names several parcels, and on a phone', async () => {
    await page.goto(`${explorer.url}/?parcel_id=75101000AB`);
    await page.getByRole('alert').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${explorer.url}/?parcel_id=48012ZA0038`);
    await page.locator('.choices').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await show('75115000DE0073');
    await page.getByRole('button', { name: 'Calques' }).click();
    expect(await violations(page)).toEqual([]);
  }, 60_000);
});
