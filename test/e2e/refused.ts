import type { Page } from 'playwright-core';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
}

interface Kind {
  collection: string;
  /** Makes a new document unfit to be published. */
  spoil(page: Page): Promise<unknown>;
  /** Where what is wrong is said, and how. */
  told: string;
  words: RegExp;
  mend(page: Page): Promise<unknown>;
}

const KINDS: Kind[] = [
  {
    collection: 'email-templates',
    async spoil(page) {
      await page.locator('#field-subject').fill('Half a template');
      await page.locator('#field-html-source').fill('<p>{{#if person.first_name}}</p>');
    },
    told: '#field-html .whenthen-source__error',
    words: /ends inside a block/,
    mend: (page) => page.locator('#field-html-source').fill('<p>Whole</p>'),
  },
  {
    collection: 'sequences',
    spoil: (page) => page.getByRole('button', { name: 'Add E-mail' }).click(),
    told: '#field-emails__0__template .field-error',
    words: /Pick an e-mail template/,
    async mend(page) {
      await page.locator('#field-emails__0__template').click();
      await page.getByRole('option', { name: 'Cart reminder' }).click();
    },
  },
  {
    collection: 'segments',
    async spoil(page) {
      await page.getByRole('button', { name: 'Add a test' }).click();
      await page.getByLabel('Kind of test').selectOption('has_tag');
    },
    told: '.whenthen-criteria__error',
    words: /fill in at least one test/,
    async mend(page) {
      // A test that was not filled in is no part of the draft.
      await page.getByRole('button', { name: 'Add a test' }).click();
      await page.getByLabel('Kind of test').selectOption('has_tag');
      await page.getByTestId('wt-field-criteria.0.tag').fill('vip');
      await page.getByTestId('wt-field-criteria.0.tag').press('Enter');
    },
  },
];

/** Presses one of Payload's buttons, and waits until the form can be used again. @returns the status of the answer */
export const press = async (page: Page, button: 'save' | 'save-draft', collection: string): Promise<number> => {
  const answered = page.waitForResponse(
    (r) => r.url().includes(`/api/${collection}`) && ['PATCH', 'POST'].includes(r.request().method()),
  );
  await page.locator(`#action-${button}`).click();
  const status = (await answered).status();
  await page.locator('form[data-form-ready=true]').waitFor();
  return status;
};

/** That a refused publish says where, and takes nobody's way to try again or to keep a draft. */
export const itGoesOnAfterARefusal = (opened: () => Opened): void => {
  it.each(KINDS)(
    'is told what keeps one of the $collection from being published, and goes on',
    async (kind) => {
      const { browser, admin } = opened();
      const { page } = browser;
      const told = page.locator(kind.told);
      const [publish, draft] = [page.locator('#action-save'), page.locator('#action-save-draft')];
      await admin.openNew(kind.collection);
      await page.locator('#field-name').fill('Unfinished');
      await kind.spoil(page);
      // The form is looked over as it is written in; only then is publishing asked for.
      await page.waitForTimeout(1_000);
      expect(await press(page, 'save', kind.collection)).toBe(400);
      await told.waitFor();
      expect(await told.innerText()).toMatch(kind.words);
      // Both can be pressed, at once and again.
      expect(await press(page, 'save', kind.collection)).toBe(400);
      expect(await draft.isEnabled()).toBe(true);
      // It is said also when something else has been changed.
      await page.locator('#field-name').fill('Still unfinished');
      await page.waitForTimeout(1_500);
      expect(await told.innerText()).toMatch(kind.words);
      await browser.shot(`refused-${kind.collection}`);
      expect(await press(page, 'save-draft', kind.collection)).toBe(201);
      await page.waitForURL((url) => /\/\d+$/.test(url.pathname));

      // The same with a document that is there.
      await page.locator('#field-name').fill('Unfinished again');
      expect(await press(page, 'save', kind.collection)).toBe(400);
      await told.waitFor();
      expect([await publish.isEnabled(), await draft.isEnabled()]).toEqual([true, true]);
      // Payload takes for looked over what is written while it looks.
      await page.waitForTimeout(1_500);
      await kind.mend(page);
      await told.waitFor({ state: 'detached' });
      expect(await press(page, 'save', kind.collection)).toBe(200);
      await page.locator('#action-save:disabled').waitFor();
    },
    120_000,
  );
};
