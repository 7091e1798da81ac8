import { waitUntil } from '@whenthen/example-stack/machine/wait';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import { logIn } from '@whenthen/example-stack/story/merchant';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  cms: { url: string; seed: CmsSeed };
}

/** That people come in by a list and by calls of another system, and what is told about both. */
export const itTakesThingsIn = (opened: () => Opened): void => {
  it('takes in a list of people, and reads which rows were refused', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.theme('light');
    await admin.open('people');
    await page.locator('#whenthen-import').click();
    const text =
      'E-mail,First name,Plan,Tags\nella@example.com,Ella,gold,fair\nnobody,Nemo,free,\nfinn@example.com,Finn,,\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByTestId('whenthen-import-preview').waitFor();
    await page.getByLabel('Tags for everybody on the list').fill('fair-2026');
    await browser.shot('import');
    await page.locator('#whenthen-import-now').click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
    expect(await page.getByTestId('whenthen-import-report').innerText()).toBe('3 of 3 rows: 2 taken in, 1 refused.');
    await page.getByRole('cell', { name: /e-mail address/ }).waitFor();
    await browser.shot('imported');
    await admin.theme('dark');
    // A worker of the store takes them in.
    const found = async () => {
      await admin.open('people?q=fair-2026');
      return (await page.getByRole('link', { name: 'ella@example.com' }).count()) > 0;
    };
    await waitUntil(found, { timeoutMs: 30_000, what: 'the imported people' });
    await browser.shot('people-dark');
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#whenthen-export').click()]);
    expect(file.suggestedFilename()).toMatch(/^people-.*\.csv$/);
    await admin.theme('light');
  }, 120_000);

  it('makes a webhook, sends it a test call, and says what the call means', async () => {
    const { browser, admin, cms } = opened();
    const { page } = browser;
    await admin.open('webhooks');
    await page.getByLabel('New webhook', { exact: true }).last().fill('Leads');
    await page.getByLabel('How calls are proved').selectOption('header');
    await page.locator('#whenthen-webhook-create').click();
    const secret = await page.getByTestId('whenthen-secret').innerText();
    await page.getByTestId('whenthen-listening').waitFor();
    const id = await page.locator('[data-webhook]').first().getAttribute('data-webhook');
    await fetch(`${cms.url}/api/whenthen/hooks/${id}`, {
      method: 'POST',
      headers: { 'x-webhook-secret': secret },
      body: JSON.stringify({ lead: { email: 'gail@example.com', score: 7 } }),
    });
    // It listens: the call shows by itself, and where the address stands is found.
    await page.getByText('The last call', { exact: true }).waitFor();
    expect(await page.getByLabel('The e-mail address is at').inputValue()).toBe('lead.email');
    await page.getByText('The whole payload becomes properties').click();
    await page.getByLabel('lead.score is a field').check();
    await page.getByText('The last call', { exact: true }).click();
    await browser.shot('webhooks');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Calls are read like this from now on.').waitFor();
    const saved = await (await logIn(cms)).rest<{ webhooks: { mapping: object }[] }>('GET', '/api/whenthen/webhooks');
    expect(saved.webhooks[0]?.mapping).toMatchObject({ email: 'lead.email', fields: { score: 'lead.score' } });
  }, 120_000);
};
