import { emptyDefinition, MAX_STEPS, type WorkflowDefinition } from '@whenthen/core/definition';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import { logIn } from '@whenthen/example-stack/story/merchant';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  cms: { url: string; seed: CmsSeed };
}

/** As many steps as a workflow may have, one behind the other. */
const longest = (): WorkflowDefinition => {
  const id = (i: number) => `s${i}`;
  const steps = Array.from({ length: MAX_STEPS }, (_, i) => [
    id(i),
    { kind: 'action', action: 'add_tag', input: { tag: `t${i}` }, next: i + 1 < MAX_STEPS ? id(i + 1) : null },
  ]);
  return {
    ...emptyDefinition(),
    triggers: [{ kind: 'event', name: 'added_to_cart' }],
    start: id(0),
    steps: Object.fromEntries(steps) as WorkflowDefinition['steps'],
  };
};

/** That connections are taken away by pointer, and that no number of steps takes the canvas away. */
export const itConnectsAndKeepsRoom = (opened: () => Opened): void => {
  it('takes a connection away by pointer, and takes that back', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openWorkflow();
    const connections = page.locator('.react-flow__edge');
    const before = await connections.count();
    await page.getByTestId('wt-plus-wait_hour-next').hover();
    const cut = page.getByTestId('wt-cut-wait_hour-next');
    await cut.hover();
    await browser.shot('cut');
    await cut.click();
    expect(await connections.count()).toBe(before - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await connections.count()).toBe(before);
    await page.goto('about:blank');
  }, 60_000);

  it('draws as many steps as a workflow may have, and refuses the one beyond in words', async () => {
    const { browser, admin, cms } = opened();
    const { page } = browser;
    const merchant = await logIn(cms);
    const { doc } = await merchant.rest<{ doc: { id: number | string } }>('POST', '/api/workflows?draft=true', {
      name: 'As long as it gets',
      definition: longest(),
      layout: {},
      _status: 'draft',
    });
    await admin.open(`collections/workflows/${doc.id}`);
    await admin.select('s1');
    expect(await page.locator('.react-flow__node').count()).toBe(MAX_STEPS + 1);
    await page.getByTestId('wt-palette-add_tag').click();
    await page.getByTestId('wt-refusal').getByText('at most 1,000 steps').waitFor();
    await browser.shot('refused');
    await page.getByTestId('wt-delete-step').click();
    await admin.node('s1').waitFor({ state: 'detached' });
    await page.getByTestId('wt-palette-remove_tag').click();
    await admin.node('remove_tag').waitFor({ state: 'attached' });
    expect(await page.getByTestId('wt-refusal').count()).toBe(0);
    await page.goto('about:blank');
    await merchant.rest('DELETE', `/api/workflows/${doc.id}`);
  }, 120_000);
};
