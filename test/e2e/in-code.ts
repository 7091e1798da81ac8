import { createEngine } from '@whenthen/core';
import { byHand, workflow } from '@whenthen/core/builder';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import type { EngineSettings } from '@whenthen/example-stack/services/engine';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  settings: EngineSettings;
}

/** That a workflow without a document can be activated and looked into, and that each way to it leads there. */
export const itShowsWorkflowsInCode = (opened: () => Opened): void => {
  it('activates a workflow that developers wrote, and sees whom it takes in', async () => {
    const { browser, admin, settings } = opened();
    const { page } = browser;
    const mongo = { uri: settings.mongoUri, database: settings.mongoDatabase };
    const shop = await createEngine({ mongo, worker: false });
    const email = 'patron@example.com';
    try {
      const { id, definition } = workflow('patrons')
        .on('patron_named')
        .on(byHand())
        .wait('90 days')
        .addTag('patron')
        .build();
      await shop.workflows.publish({ id, name: 'Patrons', definition });
      await admin.open('collections/workflows');
      await page.locator('#whenthen-in-code').click();
      await page.getByRole('link', { name: 'Patrons' }).click();
      await page.locator('#whenthen-active').click();
      await page.locator('#confirm-action').click();
      await page.locator('.whenthen-status[data-status=active]').waitFor();
      await shop.track({ source: 'crm', id: 'patron', name: 'patron_named', email });
      const inside = async () => (await shop.runs.list({ workflow: id })).items.length > 0;
      await waitUntil(inside, { timeoutMs: 30_000, what: 'somebody to enter a workflow in code' });
      await page.reload();
      await page.getByRole('link', { name: email }).waitFor();
      await browser.shot('in-code');
      // People are added by hand, from a list and by what they have in common.
      await page.locator('#whenthen-add-people').click();
      await page.getByRole('textbox').last().fill('second@example.com\nnobody');
      await browser.shot('add-people');
      await page.locator('#whenthen-add-now').click();
      await page.getByText('nobody').last().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('#whenthen-add-everyone').click();
      await page.getByRole('button', { name: 'Add a test' }).click();
      await browser.shot('add-everyone');
      await page.keyboard.press('Escape');
      const both = async () => (await shop.runs.list({ workflow: id })).items.length === 2;
      await waitUntil(both, { timeoutMs: 30_000, what: 'somebody who was added by hand to enter' });
      // Everyone stands still, and goes on.
      await page.reload();
      await page.locator('#whenthen-freeze').click();
      await page.locator('#confirm-action').waitFor();
      await browser.shot('freeze');
      await page.locator('#confirm-action').click();
      await page.locator('#whenthen-unfreeze').click();
      await page.locator('#confirm-action').click();
      await page.locator('#whenthen-freeze').waitFor();
      // Each way to the run leads there: from its person, and from the workflow.
      await admin.openPeople(email);
      await page.getByRole('link', { name: email }).click();
      await page.locator('tr[data-run] a').first().click();
      await page.getByRole('heading', { name: 'What happened, and why' }).waitFor();
      await page.getByRole('link', { name: 'All runs of “Patrons”' }).click();
      await page.getByRole('link', { name: email }).waitFor();
      const sequence = (await shop.sequences.list())[0]?.id ?? '';
      await admin.open(`inside?workflow=sequence:${sequence}`);
      await page.getByText('Nobody has entered yet').waitFor();
      expect(page.url()).toContain(`/collections/sequences/${sequence}/runs`);
      await browser.shot('sequence-runs');
    } finally {
      await shop.stop();
    }
  }, 120_000);
};
