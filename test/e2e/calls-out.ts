import { logIn } from '@whenthen/example-stack/story/merchant';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  cms: { url: string; seed: CmsSeed };
}

/** That a secret is kept beside the step that needs it, and the call of the step tried out. */
export const itTriesCallsOut = (opened: () => Opened): void => {
  it('keeps a secret beside the step that calls, by key, and never sees it again', async () => {
    const { browser, admin, cms } = opened();
    const { page } = browser;
    await admin.openWorkflow();
    await page.getByTestId('wt-palette-send_webhook').click();
    await admin.node('send_webhook').waitFor();
    const panel = page.getByTestId('wt-inspector');
    await panel.getByText('Fill in the address first.').waitFor();
    await admin.setField('url', 'http://127.0.0.1:9/people');
    await admin.field('auth').selectOption({ label: 'Bearer token' });
    const picker = admin.field('auth.secret');
    await picker.locator('option', { hasText: 'There is none yet' }).waitFor({ state: 'attached' });
    await panel.getByRole('button', { name: 'New secret…' }).click();
    await browser.shot('secret-new');
    await page.keyboard.type('erp');
    await page.keyboard.press('Tab');
    await page.keyboard.type('tok_4eC39HqLyjWDarjtT1zdp7dc');
    expect(await admin.field('auth.secret.hosts').inputValue()).toBe('127.0.0.1:9');
    await page.keyboard.press('Enter');
    await page.getByTestId('wt-new-secret').waitFor({ state: 'detached' });
    expect(await picker.inputValue()).toBe('erp');
    expect(await page.content()).not.toContain('tok_4eC39HqLyjWDarjtT1zdp7dc');
    const kept = await (await logIn(cms)).rest<{ secrets: object[] }>('GET', '/api/whenthen/secrets');
    expect(kept.secrets).toMatchObject([{ name: 'erp', hosts: ['127.0.0.1:9'], readable: true }]);
    expect(JSON.stringify(kept)).not.toContain('tok_');
  }, 120_000);

  it('does not send a secret to a host that it was not entered for, and says so at the setting', async () => {
    const { browser, admin } = opened();
    const panel = browser.page.getByTestId('wt-inspector');
    await admin.setField('url', 'http://mine.example/people');
    await panel.getByText('It is not sent to mine.example, only to 127.0.0.1:9.', { exact: false }).waitFor();
    await panel.getByRole('button', { name: 'Test call' }).click();
    await panel.getByText(/The call was not made: .*is not sent to mine\.example/).waitFor();
    await admin.setField('url', 'http://127.0.0.1:9/people');
    await panel.getByText('It is not sent to', { exact: false }).waitFor({ state: 'detached' });
  }, 120_000);

  it('tries the call out, and reads what became of it, in light and in dark', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    const panel = page.getByTestId('wt-inspector');
    await panel.getByRole('button', { name: 'Test call' }).click();
    const tried = page.getByTestId('wt-tried');
    await tried.waitFor();
    // The address is this machine's own, which steps do not call either.
    expect(await tried.getAttribute('data-ok')).toBe('false');
    expect(await tried.innerText()).toContain('Nothing came back');
    await tried.getByText(/^What was sent/).click();
    expect(await tried.innerText()).not.toContain('tok_4eC39');
    await tried.scrollIntoViewIfNeeded();
    await browser.shot('test-call');
    await admin.setField('url', 'http://127.0.0.1:9/others');
    await panel.getByText('From before your last change:').waitFor();
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
    await browser.shot('test-call-dark');
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
    await page.goto('about:blank');
  }, 120_000);
};
