import { cast } from '@whenthen/example-stack/story/cast';
import type { ExpectedStory } from '@whenthen/example-stack/story/expected';
import { logIn } from '@whenthen/example-stack/story/merchant';
import { checkOutcome, waitForEnd } from '@whenthen/example-stack/story/outcome';
import { playShoppers } from '@whenthen/example-stack/story/play';
import { MongoClient, type Db } from 'mongodb';
import { startTestStack, type TestStack } from '../support/stack.js';
import { itIsAccessible } from './accessible.js';
import { openAdmin, type Admin } from './admin.js';
import { openBrowser, type Browser } from './browser.js';
import { itTriesCallsOut } from './calls-out.js';
import { itHasSettingsForExtensions } from './extension-settings.js';
import { itConnectsAndKeepsRoom } from './connections.js';
import { itShowsWorkflowsInCode } from './in-code.js';
import { itLooksThroughWhatHappened } from './looking-through.js';
import { itGathersPeople } from './segment.js';
import { itTakesThingsIn } from './taking-in.js';
import { itBuildsSevenSteps } from './seven-steps.js';
import { itGoesOnAfterARefusal, press } from './refused.js';
import { itEditsTemplatesOnEveryWidth } from './template-widths.js';
import { itDecidesAboutTheUncertain } from './uncertain.js';

const TIME_SCALE = 900;
const HOUR = 3_600_000;

describe('a merchant in the admin', () => {
  let stack: TestStack;
  let browser: Browser;
  let admin: Admin;
  let story: ExpectedStory;
  let client: MongoClient;
  let database: Db;

  beforeAll(async () => {
    browser = await openBrowser();
    stack = await startTestStack(TIME_SCALE);
    admin = openAdmin(browser.page, stack.cms);
    client = await MongoClient.connect(stack.settings.mongoUri);
    database = client.db(stack.settings.mongoDatabase);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await client?.close();
    await stack?.stop();
  }, 60_000);

  it('sees the workflow on a canvas, in light and in dark', async () => {
    await admin.theme('light');
    await admin.logIn();
    await admin.openWorkflow();
    for (const step of ['wait_hour', 'purchased_1', 'remind', 'wait_day', 'purchased_2', 'discount'])
      expect(await admin.node(step).count()).toBe(1);
    expect(await admin.node('wait_hour').innerText()).toContain('1 hour');
    await browser.shot('workflow');
    await admin.fillWindow();
    await browser.shot('canvas-light');
    await admin.theme('dark');
    await admin.openWorkflow();
    await admin.fillWindow();
    await browser.shot('canvas-dark');
    await admin.theme('light');
  }, 120_000);

  it('changes the waiting time, adds a step, takes one away, publishes and activates', async () => {
    const { page } = browser;
    await admin.openWorkflow();
    await admin.select('wait_hour');
    await admin.setField('amount', '2');
    expect(await admin.node('wait_hour').innerText()).toContain('2 hours');

    // A tag behind the discount: from the "+" at its open end, with settings made from the action's schema.
    await page.getByTestId('wt-plus-discount-next').click();
    await page.getByTestId('wt-add-add_tag').click();
    await admin.node('add_tag').waitFor();
    await page.keyboard.press('Escape');
    await admin.select('add_tag');
    await admin.setField('tag', 'reminded-twice');
    expect(await admin.node('add_tag').innerText()).toContain('reminded-twice');

    // One too many, from the palette; it says what is wrong with it, and goes again.
    await page.getByTestId('wt-palette-remove_tag').click();
    await admin.node('remove_tag').waitFor();
    await page.getByTestId('wt-issue-count').waitFor();
    await browser.shot('canvas-issues');
    await admin.select('remove_tag');
    await page.getByTestId('wt-delete-step').click();
    await admin.node('remove_tag').waitFor({ state: 'detached' });

    await admin.publish();
    await admin.activate();
    const merchant = await logIn(stack.cms);
    expect(await merchant.summary()).toMatchObject({ status: 'active' });
    const { definition } = await merchant.openWorkflow();
    expect(definition.steps['wait_hour']).toMatchObject({
      delay: { kind: 'for', duration: { amount: 2, unit: 'hours' } },
    });
    expect(definition.steps['discount']).toMatchObject({ next: 'add_tag' });
    expect(definition.steps['add_tag']).toMatchObject({ action: 'add_tag', input: { tag: 'reminded-twice' } });
    expect(Object.keys(definition.steps)).not.toContain('remove_tag');
  }, 120_000);

  it('is kept from publishing what cannot run, and told on the step', async () => {
    const { page } = browser;
    await admin.openWorkflow();
    const before = await (await logIn(stack.cms)).summary();
    await admin.select('discount');
    await admin.field('template').selectOption('');
    // Payload looks the form over as it is written in; only then is publishing asked for.
    await page.waitForTimeout(1_000);
    expect(await press(page, 'save', 'workflows')).toBe(400);
    expect(await page.getByTestId('wt-issue-count').innerText()).toMatch(/\d/);
    await page.locator('.whenthen-canvas-field__error').getByText('discount').waitFor();
    expect((await (await logIn(stack.cms)).summary())?.version).toBe(before?.version);
    // It can be tried again at once, kept as a draft, and published when it is whole: as it was, it is no new version.
    expect(await press(page, 'save', 'workflows')).toBe(400);
    expect(await press(page, 'save-draft', 'workflows')).toBe(200);
    await admin.field('template').selectOption(stack.cms.seed.templates.discount);
    expect(await press(page, 'save', 'workflows')).toBe(200);
    expect((await (await logIn(stack.cms)).summary())?.version).toBe(before?.version);
    await page.goto('about:blank');
  }, 120_000);

  it('has three shoppers come by, whose workflow takes its time', async () => {
    const carts = await playShoppers({ url: stack.store.url, seed: stack.store.seed }, () => undefined);
    story = { carts, firstWaitMs: (2 * HOUR) / TIME_SCALE, secondWaitMs: (24 * HOUR) / TIME_SCALE };
  }, 120_000);

  it('sees how many wait at each step, and by the number who they are', async () => {
    const { page } = browser;
    await admin.openWorkflow();
    const number = page.locator('a.wt-waiting').first();
    await number.waitFor();
    await browser.shot('waiting');
    await number.click();
    await page.getByText('Waiting at').waitFor();
    expect(new URL(page.url()).searchParams.get('step')).toMatch(/^wait_/);
    await page.getByRole('cell', { name: cast.hesitant.email }).first().waitFor();
    await browser.shot('waiting-people');
    await admin.open('collections/workflows');
    const row = page.locator('tbody tr', { hasText: 'Cart abandonment' });
    await row.locator('.cell-inside a').click();
    await page.getByRole('link', { name: 'Inside now' }).and(page.locator('[aria-current]')).waitFor();
  }, 120_000);

  it('has settings for every kind of step', async () => {
    const { page } = browser;
    await admin.openWorkflow();
    for (const kind of ['switch', 'split', 'wait_for_event', 'trigger_event']) {
      await page.getByTestId(`wt-palette-${kind}`).click();
      await admin.node(kind).waitFor();
      // A new step shows its settings by itself.
      await page.locator(`[data-testid=wt-inspector][data-node=${kind}]`).waitFor();
      await browser.shot(`settings-${kind}`);
    }
    await page.getByRole('button', { name: 'Show all' }).click();
    await admin.select('wait_hour');
    await admin.field('delay').selectOption('until_time');
    await page.getByTestId('wt-field-weekdays.3').click();
    expect(await admin.node('wait_hour').innerText()).toContain('until 09:00 on Wednesday');
    await browser.shot('settings-until_time');
    await page.goto('about:blank');
  }, 120_000);

  itHasSettingsForExtensions(() => ({ browser, admin }));
  itTriesCallsOut(() => ({ browser, admin, cms: stack.cms }));

  it('edits a template beside its preview', async () => {
    await admin.openTemplate(stack.cms.seed.templates.reminder);
    const { page } = browser;
    const toggler = page.locator('#live-preview-toggler');
    await toggler.waitFor();
    if ((await page.locator('iframe').count()) === 0) await toggler.click();
    const preview = page.frameLocator('iframe').first();
    await preview.getByText('Linen shirt').first().waitFor();
    const mail = preview.frameLocator('iframe');
    await mail.getByText('Canvas bag').filter({ visible: true }).first().waitFor();
    expect(await mail.locator('body').innerText()).toContain('Linen shirt');
    await browser.shot('template-preview');
  }, 120_000);

  itTakesThingsIn(() => ({ browser, admin, cms: stack.cms }));

  it('begins with a recipe, and finds it on the canvas', async () => {
    const { page } = browser;
    await page.goto(`${stack.cms.url}/admin/collections/workflows`);
    await page.locator('#whenthen-recipes').click();
    await page.locator('[data-recipe=win-back]').waitFor();
    await browser.shot('recipes');
    await page.locator('#whenthen-recipe-welcome').click();
    await admin.node('trigger').waitFor();
    await page.getByRole('heading', { name: 'Welcome automation' }).waitFor();
    expect(await admin.node('trigger').innerText()).toContain('Newsletter signup');
    await admin.fillWindow();
    await browser.shot('recipe');
    await page.goto('about:blank');
  }, 120_000);

  it('puts e-mails in a row', async () => {
    const { page } = browser;
    await admin.openNew('sequences');
    await page.locator('#field-name').fill('Welcome');
    for (const [i, template] of ['Cart reminder', 'Cart discount'].entries()) {
      await page.getByRole('button', { name: 'Add E-mail' }).click();
      await page.locator(`#field-emails__${i}__amount`).fill(String(i * 3));
      await page.locator(`#field-emails__${i}__template`).click();
      await page.getByRole('option', { name: new RegExp(template, 'i') }).click();
    }
    await browser.shot('sequence');
    await admin.publishNew();
  }, 120_000);

  itConnectsAndKeepsRoom(() => ({ browser, admin, cms: stack.cms }));
  itBuildsSevenSteps(() => ({ browser, admin, cms: stack.cms }));

  it('watches what becomes of three shoppers, and reads why', async () => {
    const { page } = browser;
    const merchant = await logIn(stack.cms);
    const evidence = { reader: merchant.reader, inbox: stack.inbox };
    await waitForEnd(story, evidence, { timeoutMs: 240_000 });
    const checks = await checkOutcome(story, evidence);
    expect(checks.filter((c) => !c.ok)).toEqual([]);

    await admin.openRuns();
    await page.getByText(cast.hesitant.email).first().waitFor();
    expect(await page.getByText(cast.twoCarts.email).count()).toBeGreaterThanOrEqual(2);
    await browser.shot('runs');

    await page.getByText(cast.hesitant.email).first().click();
    await page.getByTestId('wt-timeline').waitFor();
    const told = await page.getByTestId('wt-timeline').innerText();
    expect(told).toContain('“Placed an order” happened since entering');
    await browser.shot('run');

    await admin.openPeople(cast.buyer.email);
    await page.getByRole('link', { name: cast.buyer.email }).click();
    await page.getByTestId('wt-timeline').waitFor();
    expect(await page.getByTestId('wt-timeline').innerText()).toContain('Goal reached');

    await admin.openPeople(cast.hesitant.email);
    await page.getByRole('link', { name: cast.hesitant.email }).click();
    await page.getByTestId('wt-timeline').waitFor();
    await browser.shot('timeline');
    await admin.theme('dark');
    await page.reload();
    await page.getByTestId('wt-timeline').waitFor();
    await browser.shot('timeline-dark');

    await page.goto(stack.mailUrl);
    await page.getByText(cast.hesitant.email).first().waitFor();
    await page.getByText(cast.hesitant.email).first().click();
    await page.waitForTimeout(1_000);
    await browser.shot('inbox');
  }, 360_000);

  it('chooses an event by what it is called, and is told of one that never came', async () => {
    const { page } = browser;
    await admin.openWorkflow();
    await admin.select('trigger');
    const event = admin.field('triggers.0.name');
    expect(await event.inputValue()).toBe('Added to cart');
    await event.click();
    const offers = page.getByRole('listbox', { name: 'Event' });
    expect(await offers.getByRole('option').first().innerText()).not.toContain('not so far');
    expect(await offers.innerText()).toContain('Placed an order\n$purchase');
    await browser.shot('choose-event');
    await event.fill('gone fishing');
    await event.press('Tab');
    await page.getByText('No event of this name has come in so far.').waitFor();
    await browser.shot('event-never-came');
    await page.goto('about:blank');
  }, 120_000);

  itLooksThroughWhatHappened(() => ({ browser, admin }));

  it('is told how people could be added to a workflow that takes nobody by hand', async () => {
    const { page } = browser;
    await admin.openRuns();
    await page.getByText('give this workflow the trigger “Added by hand”').waitFor();
    expect(await page.locator('#whenthen-add-people, #whenthen-add-everyone').count()).toBe(0);
    // Nobody is inside any more: there is nobody to be frozen or stopped.
    expect(await page.locator('#whenthen-freeze, #whenthen-stop').count()).toBe(0);
  }, 60_000);

  itShowsWorkflowsInCode(() => ({ browser, admin, settings: stack.settings }));

  itDecidesAboutTheUncertain(() => ({ browser, admin, database }));
  itGathersPeople(() => ({ browser, admin }));
  itGoesOnAfterARefusal(() => ({ browser, admin }));
  itIsAccessible(() => ({ browser, cms: stack.cms }));

  // At the end, as it changes a template whose mails are read above.
  itEditsTemplatesOnEveryWidth(() => ({ browser, admin, template: stack.cms.seed.templates.discount }));

  it('met no error on any page', () => {
    expect(browser.errors).toEqual([]);
  });
});
