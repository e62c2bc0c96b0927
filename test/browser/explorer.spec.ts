import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { startApp } from '../support/app.js';
import { type Explorer, PHONE, describeWithBrowser, isComplete, startExplorer } from './explorer-page.js';

const RICH = '75101000AB0001';
const LOWENDAL = '75115000DE0073';
const ALSACE = '67365000220739';
/** Many owners and companies: lists are cut. */
const LARGE = '75115000DH0022';
const EMPTY = '28390000ZT0002';

const parcel = (id: string): string => `/?parcel_id=${id}`;
const card = (page: Page, anchor: string) => page.locator(`#${anchor}`);
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describeWithBrowser('the explorer', () => {
  let explorer: Explorer;

  beforeAll(async () => {
    explorer = await startExplorer();
  }, 90_000);
  afterAll(() => explorer.close());
  afterEach(() => explorer.sandbox.clearFaults());

  describe('search', () => {
    it('opens a parcel by its identifier, blanks and case aside', async () => {
      const { page, problems, hosts } = await explorer.open('/');
      expect(await page.locator('h1').textContent()).toBe('Trouvez une parcelle');

      await page.locator('#search').fill('75101 000 ab 0001');
      expect(await page.locator('[role=option]').first().textContent()).toContain(
        'Parcelle 75101 000 AB 0001',
      );
      await page.keyboard.press('Enter');
      await isComplete(page);

      expect(new URL(page.url()).search).toBe(`?parcel_id=${RICH}`);
      expect(await page.locator('h1').textContent()).toBe('1 rue Example');
      expect(await page.title()).toBe(`1 rue Example, ${RICH} – DeepCity`);
      expect(await page.locator('#search').inputValue()).toBe('1 rue Example, 75001 Paris');
      expect(await page.locator('.card h2').allTextContents()).toEqual([
        'Transactions',
        'Énergie (DPE)',
        'Propriétaires',
        'Urbanisme',
        'Copropriété',
        'Occupation',
        'Permis',
        'Fonds de commerce',
      ]);
      expect(await page.locator('[role=status].sr-only').textContent()).toMatch(
        /^Fiche complète, \d+ sources\.$/,
      );
      expect(problems).toEqual([]);
      // Nobody but this server was asked.
      expect([...hosts]).toEqual([new URL(explorer.url).host]);
      await page.context().close();
    });

    it('suggests addresses, marks what was typed and opens the parcel of the one chosen by keyboard', async () => {
      const { page, problems } = await explorer.open('/');
      const search = page.locator('#search');
      await search.fill('26 avenue de low');
      await page.locator('#group-addresses').waitFor();
      const first = page.locator('[role=option]').first();
      expect(await first.locator('b').allTextContents()).toEqual(['26', 'Avenue', 'de', 'Low']);
      expect(await search.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await isComplete(page);
      expect(await page.locator('h1').textContent()).toBe('26 avenue de Lowendal');
      expect(new URL(page.url()).searchParams.get('parcel_id')).toBe(LOWENDAL);
      expect(await search.getAttribute('aria-expanded')).toBe('false');

      // It is remembered here, and forgotten when asked.
      await search.click();
      expect(await page.locator('#group-recent ~ [role=option]').allTextContents()).toEqual([
        expect.stringContaining('26 avenue de Lowendal, 75015 Paris'),
      ]);
      await page.getByRole('button', { name: 'Effacer les parcelles consultées récemment' }).click();
      expect(await page.locator('#group-recent').count()).toBe(0);
      expect(problems).toEqual([]);
      await page.context().close();
    });

    it('says that nothing was found, and that the geocoder is down', async () => {
      const { page } = await explorer.open('/');
      await page.locator('#search').fill('zzzz qqqq xxxx');
      await page.getByText('Aucune adresse trouvée.').waitFor();
      await explorer.sandbox.setFault('geocoder', { kind: 'status', status: 503 });
      await page.locator('#search').fill('12 rue de la paix');
      await page
        .getByText('Recherche d’adresse indisponible. Un identifiant de parcelle fonctionne toujours.')
        .waitFor();
      await page.context().close();
    });

    it('tells what is wrong with an identifier, and that a parcel is unknown', async () => {
      const { page } = await explorer.open(parcel('7510100AB001'));
      await page.getByRole('alert').getByText('Identifiant invalide. Exemple : 75115000DE0073.').waitFor();
      await page.goto(`${explorer.url}${parcel('75101000ZZ9999')}`);
      await page.getByRole('heading', { name: 'Parcelle inconnue du cadastre.' }).waitFor();
      await page.getByText('Vérifiez l’identifiant, ou cherchez l’adresse.').waitFor();
      await page.context().close();
    });

    it('lets choose among the parcels that an identifier without its prefix may mean', async () => {
      const { page, problems } = await explorer.open('/');
      await page.locator('#search').fill('48012ZA0038');
      const option = page.locator('[role=option]').first();
      expect(await option.locator('.option-title').textContent()).toBe('Parcelle 48012 ZA 0038');
      await page.keyboard.press('Enter');

      await page.getByRole('heading', { name: 'Plusieurs parcelles possibles.' }).waitFor();
      expect(await page.locator('[role=status].sr-only').textContent()).toBe(
        'Plusieurs parcelles possibles.',
      );
      expect(await page.getByRole('alert').count()).toBe(0);
      const choices = page.locator('.choices a');
      expect(await choices.locator('strong').allTextContents()).toEqual([
        'Parcelle 48012 006 ZA 0038',
        'Parcelle 48012 024 ZA 0038',
      ]);
      await choices.last().click();
      await isComplete(page);
      expect(new URL(page.url()).search).toBe('?parcel_id=48012024ZA0038');
      await page.goBack();
      await choices.first().waitFor();
      expect(problems).toEqual([]);
      await page.context().close();
    });
  });

  describe('a sheet', () => {
    it('leads with what matters, and shows the lists whole on demand', async () => {
      const { page } = await explorer.open(parcel(RICH));
      await isComplete(page);
      const sales = card(page, 'transactions');
      expect(await sales.locator('.figure').textContent()).toBe('1\u202F438\u202F270\u00A0€');
      expect(await sales.getByRole('img').first().getAttribute('aria-label')).toMatch(/médiane/);
      expect(await sales.locator('tbody tr').count()).toBe(5);
      await sales.getByRole('button', { name: 'Voir les 9 transactions' }).click();
      expect(await sales.locator('tbody tr').count()).toBe(8);
      // The focus is where the reading goes on: on the sixth row.
      await page.waitForFunction(() => document.activeElement?.closest('tr')?.sectionRowIndex === 5);
      expect(
        await card(page, 'energie')
          .getByRole('img', { name: /^Énergie\. 7 diagnostics/ })
          .count(),
      ).toBe(1);
      // All seven are told of.
      expect(await card(page, 'energie').locator('.card-context').textContent()).toBe(
        '5\u00A0appartements · 1\u00A0maison · 1\u00A0immeuble',
      );
      await card(page, 'occupation').locator('.row-button').first().click();
      expect(await card(page, 'occupation').locator('.terms > div').first().textContent()).toMatch(
        /^SIREN\d{3}\s\d{3}\s\d{3}/,
      );
      expect(await card(page, 'proprietaires').locator('.secondary').first().textContent()).toMatch(
        /^SIREN \d{3}\s\d{3}\s\d{3}/,
      );
      expect(await card(page, 'urbanisme').locator('.zone-chip').allTextContents()).toEqual(['UG', 'UV']);
      expect(await card(page, 'transactions').locator('.source').textContent()).toContain(
        'édition de mai 2026',
      );
      await page.context().close();
    });

    it('says of each empty section what there is none of', async () => {
      const { page } = await explorer.open(parcel(EMPTY));
      await isComplete(page);
      expect(await page.locator('h1').textContent()).toBe('Parcelle ZT 2');
      expect(await page.locator('.card .empty').allTextContents()).toEqual([
        'Aucune vente depuis 2021.',
        'Aucun diagnostic trouvé.',
        'Aucune personne morale propriétaire.',
        'Aucune copropriété immatriculée.',
        'Aucune entreprise à cette adresse.',
        'Aucune autorisation d’urbanisme trouvée pour cette parcelle depuis 2013.',
        'Aucune vente de fonds publiée à cette adresse.',
      ]);
      // Not known is not 0.
      expect(await page.locator('.fact').nth(1).getByRole('img').getAttribute('aria-label')).toBe(
        'non renseigné',
      );
      await page.context().close();
    });

    it('tells not covered and cut lists apart from empty ones', async () => {
      const { page } = await explorer.open(parcel(ALSACE));
      await isComplete(page);
      await card(page, 'transactions').getByText('Non couvert ici').waitFor();
      expect(
        await card(page, 'transactions')
          .getByRole('button', { name: /Réessayer/ })
          .count(),
      ).toBe(0);
      // Nor is an area that was measured the official one.
      expect(await page.locator('.fact dt').first().textContent()).toBe('Surface mesurée');
      await page.goto(`${explorer.url}${parcel(LARGE)}`);
      await isComplete(page);
      await card(page, 'proprietaires').getByText('Liste partielle').waitFor();
      expect(await card(page, 'proprietaires').locator('.badge').textContent()).toBe('10 et plus');
      expect(await page.locator('.fact dt').first().textContent()).toBe('Contenance');
      await page.context().close();
    });

    it('does not say that there is nothing where it could not look everywhere', async () => {
      await explorer.sandbox.setFault('sirene', { kind: 'status', status: 500 });
      const { page } = await explorer.open(parcel('64547000AN0512'));
      await isComplete(page);
      const sales = card(page, 'fonds');
      expect(await sales.locator('.card-body').allTextContents()).toEqual([
        'Rien trouvé, mais la recherche est incomplète.',
      ]);
      expect(await sales.locator('.badge').count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Fonds, liste partielle' }).count()).toBe(1);
      await page.context().close();
    });

    it('shows what has come while the rest is waited for', async () => {
      await explorer.sandbox.setFault('sirene', { kind: 'latency', ms: 2_500 });
      const { page } = await explorer.open(parcel('75111000BR0052'));
      await page.locator('#transactions[aria-busy=false]').waitFor();
      expect(await card(page, 'occupation').getAttribute('aria-busy')).toBe('true');
      await card(page, 'occupation').getByText('Recherche des établissements…').waitFor();
      expect(await page.locator('.progress').textContent()).toMatch(/^\d+ sources sur \d+ (a|ont) répondu/);
      await isComplete(page);
      expect(await page.locator('.progress').count()).toBe(0);
      await page.context().close();
    });

    it('is a page of its own: reload, Back and the anchor of a section', async () => {
      const { page } = await explorer.open(parcel(RICH));
      await isComplete(page);
      await page.locator('#search').fill(LOWENDAL);
      await page.keyboard.press('Enter');
      await page.locator('h1:has-text("Lowendal")').waitFor();
      await isComplete(page);
      await page.goBack();
      await page.locator('h1:has-text("1 rue Example")').waitFor();
      await isComplete(page);
      await page.goto(`${explorer.url}${parcel(RICH)}#permis`);
      await isComplete(page);
      await page.reload();
      await isComplete(page);
      expect(await card(page, 'permis').isVisible()).toBe(true);
      await page.context().close();
    });
  });

  describe('when a source fails', () => {
    it('says so, keeps the rest, and fills the card when it is asked again', async () => {
      const id = '44109000EN0204';
      await explorer.sandbox.setFault('dpe', { kind: 'status', status: 500 });
      const { page, problems } = await explorer.open(parcel(id));
      await isComplete(page);
      const energy = card(page, 'energie');
      await energy.getByText('Source indisponible').waitFor();
      expect(await energy.locator('.note').textContent()).toContain('Des diagnostics existent peut-être.');
      expect(await page.locator('.banner').textContent()).toMatch(
        /Fiche incomplète\u00A0: 1 source sur \d+ n’a pas répondu\./,
      );
      expect(await page.getByRole('link', { name: 'Énergie, indisponible' }).count()).toBe(1);
      expect(await card(page, 'transactions').locator('.badge').textContent()).toBe('2');

      const retry = energy.getByRole('button', { name: 'Réessayer, Énergie (DPE)' });
      await retry.click();
      await energy.getByText('Toujours indisponible.').waitFor();

      await explorer.sandbox.clearFaults();
      // The server leaves a source alone for some seconds that failed again and again: so would a reader.
      for (let tries = 0; tries < 40 && (await retry.count()) > 0; tries += 1) {
        await retry.click();
        await energy.and(page.locator('[aria-busy=false]')).waitFor();
        await page.waitForTimeout(400);
      }
      await energy.locator('.scale').first().waitFor();
      expect(await page.locator('.banner').count()).toBe(0);
      expect(await focused(page)).toBe('Énergie (DPE)');
      expect(problems).toEqual([]);
      await page.context().close();
    }, 40_000);

    it('offers to try again where the cadastre itself is down', async () => {
      for (const upstream of ['cadastre', 'wfs', 'geocoder', 'etalabCadastre'] as const)
        await explorer.sandbox.setFault(upstream, { kind: 'status', status: 503 });
      const { page } = await explorer.open(parcel('75107000AD0044'));
      await page.getByRole('alert').getByRole('heading', { name: 'Le cadastre ne répond pas.' }).waitFor();
      await page.getByRole('button', { name: 'Réessayer' }).waitFor();
      await page.context().close();
    });
  });

  describe('the drawer', () => {
    it('shows the document and the exact request, and gives the focus back', async () => {
      const { page } = await explorer.open(parcel(LOWENDAL));
      await isComplete(page);
      const opener = card(page, 'energie').getByRole('button', { name: 'curl, Énergie (DPE)' });
      await opener.click();
      const drawer = page.getByRole('dialog');
      const curl = (await drawer.locator('pre').textContent()) ?? '';
      const [, url = ''] = /^curl '(.*)'$/.exec(curl) ?? [];
      const answer = (await (await fetch(url)).json()) as { properties: { energy: unknown }[] };
      expect(answer.properties[0]?.energy).not.toBeNull();
      await drawer.getByRole('tab', { name: 'curl' }).press('ArrowLeft');
      await drawer.getByText('energy:').waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
      await page.context().close();
    });
  });

  describe('without a mouse', () => {
    it('goes from the skip link over the search to a section, by keys alone', async () => {
      const { page } = await explorer.open(parcel(LOWENDAL));
      await isComplete(page);
      expect(await focused(page)).toBe('26 avenue de Lowendal');
      await page.keyboard.press('/');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      expect(await focused(page)).toBe('Aller à la fiche');
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('sheet');
      await page.keyboard.press('4');
      expect(await focused(page)).toBe('Urbanisme');
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Raccourcis clavier' });
      await help.waitFor();
      expect(await help.getByText('Zoomer et déplacer la carte quand elle a le focus').count()).toBe(1);
      await help.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      await help.waitFor({ state: 'detached' });
      await page.keyboard.press('2');
      expect(await focused(page)).toBe('Urbanisme');
      await page.context().close();
    });
  });

  describe('on a phone', () => {
    it('fits, keeps targets large and gives the map its size on demand', async () => {
      const { page } = await explorer.open(parcel(RICH), { viewport: PHONE, hasTouch: true });
      await isComplete(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
      const small = await page
        .locator('.actions button:visible, .search-clear, .icon-button:visible')
        .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
      expect(small).toBe(0);
      const map = page.locator('#map');
      const before = (await map.boundingBox())?.height ?? 0;
      await page.getByRole('button', { name: 'Agrandir la carte' }).click();
      expect((await map.boundingBox())?.height).toBeGreaterThan(before * 2);
      await page.getByRole('button', { name: 'Réduire la carte' }).click();
      expect(await card(page, 'transactions').locator('.rows > li').count()).toBe(3);
      await page.context().close();
    });
  });

  describe('on paper', () => {
    it('is complete, light, and without anything to press', async () => {
      const { page } = await explorer.open(parcel(RICH), { colorScheme: 'dark' });
      await isComplete(page);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      await page.locator('.print-head').waitFor();
      expect(await card(page, 'transactions').locator('tbody tr').count()).toBe(8);
      expect(await page.getByRole('button').count()).toBeLessThanOrEqual(
        await page.locator('.row-button, .rule-row').count(),
      );
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      expect(await page.locator('.print-side .s-parcel-line').count()).toBe(1);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      await page.context().close();
    });
  });

  it('waits as it is told where there were too many requests, and goes on by itself', async () => {
    const strict = await startApp({
      WEB_DIR: explorer.folder,
      RATE_LIMIT: '1',
      RATE_LIMIT_WINDOW_MS: '6000',
    });
    try {
      await fetch(`${strict.url}/v1/properties?parcel_id=${EMPTY}`);
      const { page } = await explorer.openAt(`${strict.url}${parcel(EMPTY)}`);
      await page.getByRole('heading', { name: /^Trop de requêtes\. Nouvel essai dans \d+\ss\.$/ }).waitFor();
      await isComplete(page);
      await page.context().close();
    } finally {
      await strict.close();
    }
  });

  it('weighs no more than it may without the map: 120 kB gzipped, and one font of 48 kB', () => {
    const assets = join(explorer.folder, 'assets');
    const sizeOf = (path: string): number => gzipSync(readFileSync(path)).length;
    const page = readFileSync(join(explorer.folder, 'index.html'), 'utf8');
    const first = readdirSync(assets).filter((name) => page.includes(name));
    const total = [join(explorer.folder, 'index.html'), ...first.map((name) => join(assets, name))]
      .map(sizeOf)
      .reduce((sum, size) => sum + size, 0);
    expect(first.some((name) => name.endsWith('.js'))).toBe(true);
    expect(first.some((name) => name.includes('live-map'))).toBe(false);
    expect(total).toBeLessThan(120 * 1_024);
    // No style and no script in the page itself, as the policy wants it.
    expect(page).not.toMatch(/ style=|<style|<script(?![^>]* src=)/);
  });

  it('shows a simplified map where the browser has no WebGL', async () => {
    const { page } = await explorer.open(parcel(RICH));
    await isComplete(page);
    await page.getByText('Carte simplifiée').waitFor();
    expect(await page.locator('#map .s-building').count()).toBe(3);
    const neighbours = page.locator('#map .s-neighbour');
    await neighbours.first().waitFor();
    await page.getByRole('checkbox', { name: /Parcelles voisines/ }).uncheck();
    expect(await neighbours.count()).toBe(0);
    await page.context().close();
  });
});
