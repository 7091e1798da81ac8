import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import type { Page } from 'playwright-core';

/** What a merchant does in the admin, by its buttons and fields. */
export const openAdmin = (page: Page, { url, seed }: { url: string; seed: CmsSeed }) => {
  const workflow = `${url}/admin/collections/workflows/${seed.workflowId}`;
  const canvas = page.getByTestId('wt-canvas');
  const node = (id: string) => page.getByTestId(`wt-node-${id}`);
  const field = (name: string) => page.getByTestId('wt-inspector').getByTestId(`wt-field-${name}`);
  const save = async (method: 'PATCH' | 'POST') => {
    const saved = page.waitForResponse(
      (r) => /\/api\/(workflows|sequences|segments|email-templates)\b/.test(r.url()) && r.request().method() === method,
    );
    await page.locator('#action-save').click();
    const response = await saved;
    if (!response.ok()) throw new Error(`Publishing was refused: ${await response.text()}`);
  };
  return {
    canvas,
    node,
    field,

    async logIn() {
      await page.goto(`${url}/admin/login`);
      await page.locator('#field-email').fill(seed.email);
      await page.locator('#field-password').fill(seed.password);
      await page.locator('form button[type=submit]').click();
      await page.waitForURL((to) => !to.pathname.endsWith('/login'));
    },

    async openWorkflow() {
      await page.goto(workflow);
      await node('trigger').waitFor();
    },

    /** Gives the canvas the whole window and shows all of the workflow. */
    async fillWindow() {
      await page.getByRole('button', { name: 'Full size' }).click();
      await page.getByRole('button', { name: 'Show all' }).click();
      await page.waitForTimeout(500);
    },

    /** Opens a step's settings. */
    async select(id: string) {
      await node(id).click();
      await page.getByTestId('wt-inspector').waitFor();
    },

    async setField(name: string, value: string) {
      await field(name).fill(value);
      await field(name).press('Enter');
    },

    publish: () => save('PATCH'),
    /** Publishes a document that was opened by {@link openNew}. */
    publishNew: () => save('POST'),

    async activate() {
      await page.locator('#whenthen-active').click();
      await page.getByRole('button', { name: 'Activate', exact: true }).last().click();
      await page.locator('.whenthen-status[data-status=active]').waitFor();
    },

    async theme(name: 'light' | 'dark') {
      await page.context().addCookies([{ name: 'payload-theme', value: name, url }]);
    },

    async openNew(collection: string) {
      await page.goto(`${url}/admin/collections/${collection}/create`);
      await page.locator('#field-name').waitFor();
    },

    /** Opens one of the views beside the collections, with its query. */
    open: (view: string) => page.goto(`${url}/admin/${view}`),
    openRuns: () => page.goto(`${workflow}/runs`),
    openPeople: (q: string) => page.goto(`${url}/admin/people?q=${encodeURIComponent(q)}`),
    openTemplate: (id: string) => page.goto(`${url}/admin/collections/email-templates/${id}`),
  };
};

export type Admin = ReturnType<typeof openAdmin>;
