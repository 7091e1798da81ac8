import { cast } from '@whenthen/example-stack/story/cast';
import type { Db } from 'mongodb';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

/** A mail, or what had it sent. */
interface Stored {
  _id: string;
  to?: string;
}

interface Opened {
  browser: Browser;
  admin: Admin;
  database: Db;
}

/** That an e-mail of which nobody knows whether it went out is decided about. */
export const itDecidesAboutTheUncertain = (opened: () => Opened): void => {
  it('decides about an e-mail that a crash left uncertain', async () => {
    const { browser, admin, database } = opened();
    const { page } = browser;
    await admin.theme('light');
    const messages = database.collection<Stored>('whenthen_messages');
    const effects = database.collection<Stored>('whenthen_effects');
    const held = await messages.findOneAndUpdate({ to: cast.hesitant.email }, { $set: { state: 'uncertain' } });
    const key = { _id: held!._id };
    const reason = 'The process ended while the mail server was answering.';
    await effects.updateOne(key, { $set: { state: 'held', reason } });
    await admin.openPeople(cast.hesitant.email);
    await page.getByRole('link', { name: cast.hesitant.email }).click();
    const decide = page.getByRole('button', { name: 'Count as sent' });
    await decide.scrollIntoViewIfNeeded();
    await browser.shot('held');
    await decide.click();
    await page.locator('#confirm-action').click();
    await page.getByText('1 action: done.').waitFor();
    await decide.waitFor({ state: 'detached' });
    expect(await messages.findOne(key)).toMatchObject({ state: 'sent' });
    expect(await effects.findOne(key)).toMatchObject({ state: 'done' });
  }, 120_000);
};
