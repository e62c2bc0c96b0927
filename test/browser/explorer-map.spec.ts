import {
  type Explorer,
  WITH_WEBGL,
  describeWithBrowser,
  isComplete,
  startExplorer,
} from './explorer-page.js';

describeWithBrowser('the live map of the explorer', () => {
  let explorer: Explorer;

  beforeAll(async () => {
    explorer = await startExplorer(WITH_WEBGL);
  }, 90_000);
  afterAll(() => explorer.close());

  it('draws the map from files of its own, and takes a layer away', async () => {
    const { page, problems, hosts } = await explorer.open('/?parcel_id=75101000AB0001');
    await isComplete(page);
    await page.locator('.sale-mark').waitFor();
    expect(await page.locator('.zone-mark').allTextContents()).toEqual(['UG', 'UV']);
    // The worker is what draws: without it no shape is ever there to be pointed at.
    const box = (await page.locator('.map-canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    let step = 0;
    for (; step < 40; step += 1) {
      await page.mouse.move(centre.x + 38 + (step % 4), centre.y);
      if ((await page.locator('canvas.is-pointing').count()) > 0) break;
      await page.waitForTimeout(100);
    }
    expect(step).toBeLessThan(40);
    await page.getByRole('checkbox', { name: /Transactions/ }).uncheck();
    expect(await page.locator('.sale-mark').count()).toBe(0);
    expect(problems).toEqual([]);
    expect([...hosts]).toEqual([new URL(explorer.url).host]);
    await page.context().close();
  }, 60_000);

  it('names the neighbour that is clicked, and opens it', async () => {
    const { page, problems } = await explorer.open('/?parcel_id=75101000AB0001');
    await isComplete(page);
    await page.locator('.sale-mark').waitFor();
    const box = (await page.locator('.map-canvas').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const picked = page.locator('.picked-mark');
    // Neighbours come after the parcel, and are drawn a moment later.
    for (let tries = 0; tries < 40 && (await picked.count()) === 0; tries += 1) {
      await page.mouse.click(centre.x + 84, centre.y - 48);
      await page.waitForTimeout(250);
    }
    expect(await picked.locator('strong').textContent()).toBe('AB 2');
    await picked.getByRole('button', { name: 'Ouvrir cette parcelle' }).click();
    await page.waitForURL('**/?parcel_id=75101000AB0002');
    await isComplete(page);
    expect(await page.locator('.id-chip').textContent()).toContain('AB 0002');
    expect(await picked.count()).toBe(0);
    expect(problems).toEqual([]);
    await page.context().close();
  }, 60_000);
});
