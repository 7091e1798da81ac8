import { cast } from '@whenthen/example-stack/story/cast';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
}

/** That a segment shows who fits, also before it is published. */
export const itGathersPeople = (opened: () => Opened): void => {
  it('gathers people in a segment, and sees who fits before it is published', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openNew('segments');
    const [name, count] = [page.locator('#field-name'), page.getByTestId('whenthen-fits-count')];
    await name.fill('Reminded twice');
    await page.getByRole('button', { name: 'Add a test' }).click();
    await page.getByLabel('Kind of test').selectOption('has_tag');
    await page.getByTestId('wt-field-criteria.0.tag').fill('reminded-twice');
    await page.getByTestId('wt-field-criteria.0.tag').press('Enter');
    await count.waitFor();
    expect(await count.innerText()).toBe('2 people fit now');
    await page.getByRole('link', { name: cast.hesitant.email }).waitFor();
    await admin.publishNew();
    const members = page.getByTestId('whenthen-members');
    await members.getByText('2', { exact: true }).waitFor();
    await browser.shot('segment');
    await admin.theme('dark');
    await page.reload();
    await count.waitFor();
    await browser.shot('segment-dark');
    await admin.theme('light');
  }, 120_000);
};
