import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '@whenthen/example-stack/machine/chromium';
import { chromium, type Page } from 'playwright-core';

/** Where screenshots go: WHENTHEN_SCREENSHOTS, or a folder for throw-away files. */
const SHOTS = process.env['WHENTHEN_SCREENSHOTS'] ?? join(tmpdir(), 'whenthen-screenshots');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-device-scale-factor=1',
];

/** A headless Chromium with one page. */
export interface Browser {
  page: Page;
  /** Errors that pages reported; a test ends by asserting that there are none. */
  errors: string[];
  /** Takes a screenshot of what is in view and names the file. */
  shot(name: string): Promise<string>;
  close(): Promise<void>;
}

export const openBrowser = async (): Promise<Browser> => {
  const search = await findChromium((line) => console.log(line));
  if (!search.found) throw new Error(`There is no browser for the tests: ${search.advice}.`);
  const profile = await mkdtemp(join(tmpdir(), 'whenthen-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: search.executable,
    headless: true,
    args: FLAGS,
    viewport: { width: 1440, height: 1000 },
  });
  await mkdir(SHOTS, { recursive: true });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return {
    page,
    errors,
    async shot(name) {
      const file = join(SHOTS, `${name}.png`);
      await page.screenshot({ path: file, animations: 'disabled' });
      return file;
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};
