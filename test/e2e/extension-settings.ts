import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

/** That the canvas has settings for what the store's developers added, made from their schemas, and for a schedule. */
export const itHasSettingsForExtensions = (opened: () => { browser: Browser; admin: Admin }): void => {
  it('has settings for an action of the store’s own, without a line of code for them', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openWorkflow();
    await page.getByTestId('wt-palette-post_to_chat').click();
    await admin.node('post_to_chat').waitFor();
    const panel = page.getByTestId('wt-inspector');
    await panel.getByText('Notify everybody').waitFor();
    await admin.setField('channel', 'sales');
    await admin.field('text').fill('A new lead');
    await admin.field('text').blur();
    expect(await panel.innerText()).toContain('For example #sales');
    expect(await page.getByTestId('wt-issue-count').innerText()).toMatch(/\d/);
    await browser.shot('settings-custom');
    await page.goto('about:blank');
  }, 120_000);

  it('has settings for a condition and a trigger of the store’s own, which the CMS learns from the store, and for a schedule', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openWorkflow();
    await admin.select('purchased_1');
    await admin.field('if.0.kind').selectOption({ label: 'Has loyalty points' });
    const panel = page.getByTestId('wt-inspector');
    await panel.getByText('Asks the loyalty programme how many points somebody has now.').waitFor();
    await admin.setField('atLeast', '100');
    await page.getByTestId('wt-node-purchased_1').getByText('Has loyalty points: points at least 100').waitFor();
    await browser.shot('settings-custom-condition');

    await admin.select('trigger');
    await admin.field('triggers.0.kind').selectOption({ label: 'Loyalty tier reached' });
    await panel.getByText('When somebody comes into a tier of the loyalty programme.').waitFor();
    await admin.field('tier').selectOption('Gold');
    await page.getByTestId('wt-node-trigger').getByText('Loyalty tier reached').waitFor();
    await browser.shot('settings-custom-trigger');

    await admin.field('triggers.0.kind').selectOption({ label: 'A schedule comes round' });
    await admin.field('triggers.0.repeats').selectOption({ label: 'On days of the month' });
    await admin.field('triggers.0.monthDays.15').click();
    await page.getByTestId('wt-node-trigger').getByText('Schedule: on day 1, 15 of each month at 09:00').waitFor();
    await browser.shot('settings-schedule');
    await page.goto('about:blank');
  }, 120_000);
};
