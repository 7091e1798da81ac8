import { cast } from '@whenthen/example-stack/story/cast';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
}

/** That messages and events are found, and each shows what became of it. */
export const itLooksThroughWhatHappened = (opened: () => Opened): void => {
  it('looks through the messages, and sees an e-mail as it was sent', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.theme('light');
    await admin.open('messages');
    await page.getByLabel('Start of an e-mail address').fill(cast.hesitant.email);
    await page.getByLabel('State').selectOption('sent');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Show all' }).waitFor();
    expect(new Set(await page.locator('tr[data-message] td:nth-child(2)').allInnerTexts())).toEqual(
      new Set([cast.hesitant.email]),
    );
    await browser.shot('messages');
    await page.locator('tr[data-message] a').first().click();
    const mail = page.frameLocator('iframe[sandbox=""]');
    await mail.locator('body').waitFor();
    expect(await mail.locator('body').innerText()).toMatch(/\S/);
    await browser.shot('message');
  }, 120_000);

  it('looks through the events, and sees what one told and started', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.open(`events?name=added_to_cart&q=${encodeURIComponent(cast.hesitant.email)}`);
    expect(await page.getByLabel('Event', { exact: true }).locator('option:checked').innerText()).toBe('Added to cart');
    await browser.shot('events');
    await page.locator('tr[data-event]').last().getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Runs that it started' }).waitFor();
    const properties = await page.locator('.whenthen-properties').first().innerText();
    expect(properties).toContain('Number of items');
    expect(properties).not.toContain('item_count');
    expect(await page.locator('tr[data-run]').count()).toBe(1);
    await browser.shot('event');
  }, 120_000);
};
