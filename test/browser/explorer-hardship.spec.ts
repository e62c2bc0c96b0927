import { jest } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { startApp } from '../support/app.js';
import { type TestServer, startServer } from '../support/with-server.js';
import { type Explorer, PHONE, describeWithBrowser, isComplete, startExplorer } from './explorer-page.js';

const LOWENDAL = '75115000DE0073';
const RICH = '75101000AB0001';
/** Of what most sections have nothing: cards become much lower than they were while waiting. */
const EMPTY = '28390000ZT0002';
/** Past the freshness of all sources, and within the time in which what is kept stands in. */
const LATER_MS = 29 * 24 * 3_600 * 1_000;
const STREAM = '**/v1/properties/stream?*';
/** The stream, and the same in one piece. */
const ANSWERS = /\/v1\/properties[/?]/;

const parcel = (id: string): string => `/?parcel_id=${id}`;

type ShiftEntry = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };

/** Notes how much of the page moves unasked, from before its first frame. */
function watchShifts(): void {
  const shifts: number[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as ShiftEntry[])
      if (!entry.hadRecentInput) shifts.push(entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Of requests for the parcel's answer, path alone. */
function answersAsked(page: Page): string[] {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/v1/properties')) paths.push(pathname);
  });
  return paths;
}

describeWithBrowser('the explorer, where things go wrong around it', () => {
  let explorer: Explorer;

  beforeAll(async () => {
    explorer = await startExplorer();
  }, 90_000);
  afterAll(() => explorer.close());
  afterEach(() => explorer.sandbox.clearFaults());

  it('says of which day the data are that stand in for a source that fails', async () => {
    // A server of its own: nothing else is to live with its clock.
    const app = await startApp({ WEB_DIR: explorer.folder, TILES_PLAN_URL: 'none', TILES_PHOTO_URL: 'none' });
    try {
      const { page } = await explorer.openAt(app.url + parcel(LOWENDAL));
      await isComplete(page);
      expect(await page.locator('.stale').count()).toBe(0);
      const kept = await page.locator('#energie .dpe-row').count();
      expect(kept).toBeGreaterThan(0);
      const today = await page.locator('#energie .source').textContent();

      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(() => now() + LATER_MS);
      await app.sandbox.setFault('dpe', { kind: 'status', status: 500 });
      await page.reload();
      await isComplete(page);
      const tag = (await page.locator('#energie .stale').textContent()) ?? '';
      const [, day = 'none'] = /^Données du (.+), la source ne répond plus\.$/.exec(tag) ?? [];
      expect(today).toContain(`lu le ${day}`);
      expect(await page.locator('#energie .dpe-row').count()).toBe(kept);
      // Of this source alone, and nothing is missing.
      expect(await page.locator('.stale').count()).toBe(1);
      expect(await page.locator('.banner').count()).toBe(0);
      await page.context().close();
    } finally {
      jest.restoreAllMocks();
      await app.close();
    }
  });

  it('says that it is offline, keeps the sheet, and is silent again afterwards', async () => {
    const { page } = await explorer.open(parcel(LOWENDAL));
    await isComplete(page);
    await page.context().setOffline(true);
    const banner = page.locator('.banner');
    await banner.getByText('Vous êtes hors ligne. La dernière fiche reste affichée.').waitFor();
    expect(await page.locator('#energie .dpe-row').count()).toBeGreaterThan(0);
    await page.context().setOffline(false);
    await banner.waitFor({ state: 'detached' });
    await page.context().close();
  });

  describe('without the stream of events', () => {
    let cutting: TestServer;
    beforeAll(async () => {
      cutting = await startServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream', 'access-control-allow-origin': '*' });
        response.write('event: start\ndata: {"sources":["dvf","dpe"]}\n\nevent: part\ndata: {"part":');
        setTimeout(() => response.destroy(), 50);
      });
    });
    afterAll(() => cutting.close());

    const expectWhole = async (page: Page, asked: readonly string[]): Promise<void> => {
      await isComplete(page);
      expect(asked).toEqual(['/v1/properties/stream', '/v1/properties']);
      expect(await page.locator('h1').textContent()).toBe('26 avenue de Lowendal');
      expect(await page.locator('.card[aria-busy=false]').count()).toBe(8);
      expect(await page.locator('#energie .dpe-row').count()).toBeGreaterThan(0);
      await page.context().close();
    };

    it('asks for the same in one piece where the stream is refused', async () => {
      const { page } = await explorer.open('/');
      await page.route(STREAM, (route) => route.abort());
      const asked = answersAsked(page);
      await page.goto(explorer.url + parcel(LOWENDAL));
      await expectWhole(page, asked);
    });

    it('and where it ends too early', async () => {
      const { page } = await explorer.open('/');
      await page.route(STREAM, (route) =>
        route.fulfill({
          contentType: 'text/event-stream',
          body: 'event: start\ndata: {"sources":["dvf"]}\n\n',
        }),
      );
      const asked = answersAsked(page);
      await page.goto(explorer.url + parcel(LOWENDAL));
      await expectWhole(page, asked);
    });

    it('and where the connection is cut in the middle of it', async () => {
      const { page } = await explorer.open('/');
      await page.route(STREAM, (route) => route.continue({ url: cutting.url }));
      const asked = answersAsked(page);
      await page.goto(explorer.url + parcel(LOWENDAL));
      await expectWhole(page, asked);
      expect(cutting.seen).toHaveLength(1);
    });
  });

  describe('without an answer about the parcel', () => {
    it.each([
      ['is not there', (route: Route) => route.abort(), 'Ce serveur ne répond pas.'],
      ['has a bug', (route: Route) => route.fulfill({ status: 500 }), 'Erreur du serveur.'],
      [
        'cannot read the cadastre',
        (route: Route) => route.fulfill({ status: 502 }),
        'Le cadastre ne répond pas.',
      ],
    ])('blames whom it is up to where the server %s', async (_, answer, words) => {
      const { page } = await explorer.open('/');
      await page.route(ANSWERS, answer);
      await page.goto(explorer.url + parcel(LOWENDAL));
      await page.getByRole('alert').getByRole('heading', { name: words, exact: true }).waitFor();
      await page.unroute(ANSWERS);
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await isComplete(page);
      await page.context().close();
    });

    const busy = (route: Route): Promise<void> =>
      route.fulfill({ status: 503, headers: { 'retry-after': '1' } });

    it('asks again by itself where the server has too much to do', async () => {
      const { page } = await explorer.open('/');
      await page.route(ANSWERS, busy, { times: 1 });
      await page.goto(explorer.url + parcel(LOWENDAL));
      await page.getByRole('heading', { name: /^Serveur occupé\. Nouvel essai dans \d+\ss\.$/ }).waitFor();
      await isComplete(page);
      await page.context().close();
    });

    it('but only once', async () => {
      const { page } = await explorer.open('/');
      await page.route(ANSWERS, busy);
      const asked = answersAsked(page);
      await page.goto(explorer.url + parcel(LOWENDAL));
      await page.getByRole('alert').getByRole('heading', { name: 'Serveur occupé.', exact: true }).waitFor();
      expect(asked).toHaveLength(2);
      await page.context().close();
    });
  });

  it('shows borders, the focus, what is chosen and the colours of the law where colours are forced', async () => {
    const { page } = await explorer.open(parcel(RICH), { forcedColors: 'active' });
    await isComplete(page);
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    const styleOf = (selector: string, property: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);
    const canvas = await styleOf('body', 'background-color');
    for (const bordered of ['.card', '.pill', '.facts-box', '.search-field', '.actions .button']) {
      expect(parseFloat(await styleOf(bordered, 'border-top-width'))).toBeGreaterThan(0);
      expect(await styleOf(bordered, 'border-top-color')).not.toBe(canvas);
    }
    // The label of the law is its colour.
    expect(await styleOf('#energie .scale-energy .class-G.is-filled', 'background-color')).toBe(
      'rgb(215, 34, 31)',
    );

    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return { outlineStyle, outlineWidth };
    });
    expect(focused).toEqual({ outlineStyle: 'solid', outlineWidth: '2px' });

    await page.locator('#search').fill('26 avenue de low');
    await page.locator('#group-addresses').waitFor();
    expect(await styleOf('.option.is-active', 'outline-style')).toBe('solid');
    await page.context().close();
  });

  it('moves nothing at once that the reader did not ask to move', async () => {
    const { page } = await explorer.open('/', {
      viewport: PHONE,
      hasTouch: true,
      reducedMotion: 'no-preference',
    });
    await page.addInitScript(watchShifts);
    // So that cards are seen waiting, and come one after the other.
    await explorer.sandbox.setFault('dvfFiles', { kind: 'latency', ms: 400 });
    for (const id of [EMPTY, RICH]) {
      await page.goto(explorer.url + parcel(id));
      await isComplete(page);
      // A slide takes 200 ms.
      await page.waitForTimeout(600);
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
      expect(shifts.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.05);
      expect(await page.locator('[style*=transform]').count()).toBe(0);
    }
    await page.context().close();
  });
});
