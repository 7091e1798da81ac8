import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine } from '@whenthen/core';
import type { Page } from 'playwright-core';
import { openBrowser, type Browser } from './browser.js';
import { inputs } from './mail-styles/inputs.js';

/** Templates in a folder are looked at as well, those of others for example. */
const folder = process.env['WHENTHEN_TEMPLATES'];
const others = folder
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.html?$/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
  : [];

/** A wide screen, a narrow one, and a dark one. */
const SCREENS = [
  { width: 800, colorScheme: 'light' },
  { width: 400, colorScheme: 'light' },
  { width: 800, colorScheme: 'dark' },
] as const;

/** Each element of the body with all that it looks like, also before and after it. */
const looks = (): [string, Record<string, string>][] => {
  const all = (style: CSSStyleDeclaration): [string, string][] =>
    [...style].map((name) => [name, style.getPropertyValue(name)]);
  return [...document.body.querySelectorAll('*:not(style)')].map((element) => [
    element.tagName,
    Object.fromEntries([
      ...all(getComputedStyle(element)),
      ...['::before', '::after'].flatMap((pseudo) =>
        ['content', 'color', 'display'].map((name): [string, string] => [
          `${pseudo} ${name}`,
          getComputedStyle(element, pseudo).getPropertyValue(name),
        ]),
      ),
    ]),
  ]);
};

const looksOf = async (page: Page, html: string, { width, colorScheme }: (typeof SCREENS)[number]) => {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  // A picture that is still looked for takes no place, and one that was not found does.
  await page.setContent(html, { waitUntil: 'load' });
  return page.evaluate(looks);
};

/** What differs, few lines of it. */
const differences = (before: Awaited<ReturnType<typeof looksOf>>, after: typeof before): string[] => {
  if (before.length !== after.length) return [`${before.length} elements became ${after.length}`];
  return before
    .flatMap(([tag, style], i) =>
      Object.keys(style)
        .filter((name) => style[name] !== after[i]?.[1][name])
        .map((name) => `${i} ${tag}: ${name} ${style[name]} became ${after[i]?.[1][name]}`),
    )
    .slice(0, 10);
};

describe('rules that are written onto elements', () => {
  let browser: Browser;
  let engine: Engine;
  beforeAll(async () => {
    browser = await openBrowser();
    // Nothing is fetched: what a template names elsewhere looks the same before and after.
    await browser.page.route(/^https?:/, (route) => route.abort());
    const uri = process.env['MONGODB_URI'] ?? '';
    engine = await createEngine({ mongo: { uri, database: 'mail_styles' } });
  }, 120_000);
  afterAll(async () => {
    await engine.stop();
    await browser.close();
  });

  const data = {
    event: {
      items: [
        { title: 'Shirt', quantity: 1 },
        { title: 'Mug', quantity: 2 },
      ],
    },
  };

  test.each([...Object.entries(inputs), ...others])('change nothing in a browser: %s', async (name, html) => {
    const filled = html.replace(/\{\{#each event\.items\}\}(.*?)\{\{\/each\}\}/s, (__, row: string) =>
      data.event.items
        .map(({ title, quantity }) => row.replace('{{title}}', title).replace('{{quantity}}', String(quantity)))
        .join(''),
    );
    const rendered = await engine.templates.preview({ subject: 'x', html }, data);
    if (Object.hasOwn(inputs, name) && !name.startsWith('a style sheet for')) expect(rendered.html).toContain('style=');
    for (const screen of SCREENS)
      expect([
        screen,
        differences(await looksOf(browser.page, filled, screen), await looksOf(browser.page, rendered.html, screen)),
      ]).toEqual([screen, []]);
  });
});
