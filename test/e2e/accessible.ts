import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import type { Browser } from './browser.js';
import { PAGES, type AdminPage } from './pages.js';

interface Opened {
  browser: Browser;
  cms: { url: string; seed: CmsSeed };
}

const WIDTHS = [1440, 1024, 420];
const THEMES = ['light', 'dark'] as const;

/** What is Payload's and not ours to mend, with what is wrong with it. */
const PAYLOADS: Record<string, string> = {
  '.doc-tabs': 'Its list holds links instead of items, and the name of “Versions” leaves out the number that is shown.',
  '.doc-controls__popup': 'The button with three dots has no name.',
  '.doc-controls__content': 'In a narrow window it scrolls sideways, and no keyboard reaches it.',
  '.live-preview-toolbar': 'The fields for width and height have no name.',
  '#live-preview-iframe': 'The frame of the preview has no title.',
  '.react-select': 'What is typed into has no name, and hidden buttons can be focused.',
  '.checkbox-input': 'The boxes that choose rows of a list have no name.',
  '.sort-column': 'Headings of a list are grey on white, too faint to read.',
  '.field-description': 'Descriptions of fields are grey on white, too faint to read.',
  '.array-field__add-row': 'Its words are grey on white, too faint to read.',
  '.blocks-field__drawer-toggler': 'Its words are grey on white, too faint to read.',
  '.array-actions__button': 'The button with three dots of a row has no name.',
  '.clipboard-action__popup': 'The button with three dots above the rows has no name.',
  '.collapsible__drag': 'The handle that moves a row has no name.',
};

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const go = async (page: Page, { url, seed }: Opened['cms'], { path, link, ready, press }: AdminPage) => {
  await page.goto(`${url}/admin/${path(seed)}`);
  if (link) {
    const href = await page.locator(link).first().getAttribute('href');
    await page.goto(new URL(href ?? '', url).href);
  }
  await page.locator(ready).first().waitFor();
  await page.waitForLoadState('networkidle');
  if (press) {
    if (press.type) await page.locator(press.type.into).fill(press.type.text);
    await page.locator(press.what).click();
    await page.locator(press.ready).waitFor();
  }
};

/** What axe finds serious or critical, a line for each. */
const faults = (page: Page): Promise<string[]> =>
  page.evaluate(async (exclude) => {
    const { axe: looker } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await looker.run(
      { exclude: exclude.filter((selector) => document.querySelector(selector)).map((selector) => [selector]) },
      { iframes: false, resultTypes: ['violations'] },
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 160)}`));
  }, Object.keys(PAYLOADS));

/** Sets the theme as Payload does when somebody chooses it. */
const wear = (page: Page, theme: string) =>
  page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);

/** That every page of ours can be used by everybody, in light and in dark, in windows of three widths. */
export const itIsAccessible = (opened: () => Opened): void => {
  it.each(PAGES)(
    'has everybody use the page: $name',
    async (place) => {
      const { browser, cms } = opened();
      const { page } = browser;
      const found: string[] = [];
      try {
        await page.setViewportSize({ width: 1440, height: 1000 });
        await go(page, cms, place);
        await page.evaluate(source);
        // A colour on its way to another is neither.
        await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; }' });
        if (await page.locator('time').count())
          expect(await page.getByText(/^All times are in the zone America\/New York\.$/).count()).toBe(1);
        for (const theme of THEMES) {
          await wear(page, theme);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 1000 });
            found.push(...(await faults(page)).map((fault) => `${theme}, ${width} px: ${fault}`));
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            if (wide > width) found.push(`${theme}, ${width} px: the page is ${wide} px wide`);
            if (process.env['WHENTHEN_SCREENSHOTS']) await browser.shot(`page-${place.name}-${width}-${theme}`);
          }
        }
        expect(found).toEqual([]);
      } finally {
        await wear(page, 'light');
        await page.setViewportSize({ width: 1440, height: 1000 });
      }
    },
    60_000,
  );
};
