import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Describes tests that need a browser; where there is none they are skipped, by name. */
export const describeWithBrowser: typeof describe.skip = existsSync(CHROMIUM) ? describe : describe.skip;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGL by the processor, for the tests of the map itself. */
export const WITH_WEBGL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const WITHOUT_WEBGL = ['--disable-gpu', '--disable-3d-apis'];

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

const run = promisify(execFile);

/** Builds the page as it is in the sources, into a folder of its own. */
export async function buildExplorer(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deepcity-web-'));
  const vite = join(PACKAGE_ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = [
    'build',
    'web',
    '--mode',
    'test',
    '--outDir',
    folder,
    '--emptyOutDir',
    '--logLevel',
    'error',
  ];
  await run(process.execPath, [vite, ...options], {
    cwd: PACKAGE_ROOT,
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  return folder;
}

export interface Explorer extends TestApp {
  readonly folder: string;
  /** Opens a path in a window of its own, and notes what goes wrong there. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** The same of another server with the same page. */
  readonly openAt: (url: string) => Promise<Visit>;
}

export interface Visit {
  readonly page: Page;
  /** Errors of scripts, and what the content security policy refused. */
  readonly problems: string[];
  /** Hosts that were asked. */
  readonly hosts: Set<string>;
}

/** The page, a server on a sandbox, and a browser. */
export async function startExplorer(flags: readonly string[] = WITHOUT_WEBGL): Promise<Explorer> {
  const [folder, browser] = await Promise.all([
    buildExplorer(),
    chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, ...flags] }),
  ]);
  const app = await startApp({
    WEB_DIR: folder,
    TILES_PLAN_URL: 'none',
    TILES_PHOTO_URL: 'none',
    RATE_LIMIT: '100000',
  });
  return {
    ...app,
    folder,
    openAt: (url) => visit(browser, url),
    open: (path, options) => visit(browser, `${app.url}${path}`, options),
    close: async () => {
      await browser.close();
      await app.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const problems: string[] = [];
  const hosts = new Set<string>();
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) problems.push(message.text());
  });
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  await page.goto(url);
  return { page, problems, hosts };
}

/** The sheet is complete. */
export async function isComplete(page: Page): Promise<void> {
  await page.locator('.phase-done').waitFor();
}
