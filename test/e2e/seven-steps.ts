import { emptyDefinition, type WorkflowDefinition } from '@whenthen/core/definition';
import { logIn } from '@whenthen/example-stack/story/merchant';
import type { CmsSeed } from '@whenthen/example-stack/services/cms';
import type { Page } from 'playwright-core';
import type { Admin } from './admin.js';
import type { Browser } from './browser.js';
import { byKeys, byMouse } from './hands.js';

interface Opened {
  browser: Browser;
  admin: Admin;
  cms: { url: string; seed: CmsSeed };
}

/** So many keys, text and its search words apart, and so many clicks it may take. */
const KEYS = 90;
const CLICKS = 25;

/** The answer to the next write of a workflow. */
const written = (page: Page) =>
  page.waitForResponse((r) => /\/api\/workflows\b/.test(r.url()) && ['POST', 'PATCH'].includes(r.request().method()));

/** What the workflow means, whatever the steps are called. */
const meaning = ({ triggers, start, steps }: WorkflowDefinition): unknown => {
  const from = (id: string | null): unknown => {
    const step = id === null ? undefined : steps[id];
    if (!step) return 'end';
    switch (step.kind) {
      case 'action':
        return { [step.action]: step.input, then: from(step.next) };
      case 'delay':
        return { wait: step.delay, then: from(step.next) };
      case 'condition':
        return { if: step.if, yes: from(step.yes), no: from(step.no) };
      default:
        return step.kind;
    }
  };
  return { triggers: triggers.map((t) => t.kind), then: from(start) };
};

/**
 * That the workflow of seven steps with which the handbook begins (a form, a tag, a sequence, two weeks, a purchase or
 * none) is built by keyboard alone, and by mouse, in few strokes.
 */
export const itBuildsSevenSteps = (opened: () => Opened): void => {
  const names = { welcome: 'Seven steps: welcome', back: 'Seven steps: win back' };
  const sequences: Record<'welcome' | 'back', string> = { welcome: '', back: '' };
  const wanted = () => ({
    triggers: ['form_submitted'],
    then: {
      add_tag: { tag: 'newsletter-subscriber' },
      then: {
        add_to_sequence: expect.objectContaining({ sequence: sequences.welcome }),
        then: {
          wait: { kind: 'for', duration: { amount: 14, unit: 'days' } },
          then: {
            if: { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' },
            yes: { add_tag: { tag: 'customer' }, then: 'end' },
            no: { add_to_sequence: expect.objectContaining({ sequence: sequences.back }), then: 'end' },
          },
        },
      },
    },
  });

  const saved = async (name: string): Promise<{ _status: string; definition: WorkflowDefinition }> => {
    const merchant = await logIn(opened().cms);
    const found = await merchant.rest<{ docs: { _status: string; definition: WorkflowDefinition }[] }>(
      'GET',
      `/api/workflows?draft=true&where[name][equals]=${encodeURIComponent(name)}`,
    );
    return found.docs[0] ?? { _status: 'none', definition: emptyDefinition() };
  };

  it('has two sequences to lead people to', async () => {
    const { cms } = opened();
    const merchant = await logIn(cms);
    for (const [key, name] of [
      ['welcome', names.welcome],
      ['back', names.back],
    ] as const) {
      const made = await merchant.rest<{ doc: { id: number | string } }>('POST', '/api/sequences', {
        name,
        emails: [{ amount: 1, unit: 'days', template: cms.seed.templates.reminder }],
        _status: 'published',
      });
      sequences[key] = String(made.doc.id);
    }
  }, 60_000);

  it('builds the workflow of seven steps by keyboard alone', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openNew('workflows');
    await admin.node('trigger').waitFor();
    const hands = byKeys(page);
    // The form begins with the name, and Tab leads on to the canvas.
    await hands.type('By keyboard');
    await hands.press('Tab', 4);
    expect(await hands.focused()).toContain('Trigger');
    await hands.press('Enter');
    await hands.press('Enter');
    await hands.pick('A form is submitted');
    await hands.press('Tab');
    await hands.pick('Newsletter signup');
    await hands.press('Escape');
    const add = async (words: string) => {
      await hands.press('+');
      await hands.type(words);
      await hands.press('Enter');
    };
    await add('add tag');
    await hands.type('newsletter-subscriber');
    // Enter takes what is written; what is offered closes with it.
    await hands.press('Enter');
    await hands.press('Escape');
    await add('sequence');
    await hands.pick(names.welcome);
    await hands.press('Escape');
    await add('delay');
    await hands.press('Tab');
    await hands.type('14');
    await hands.press('Tab');
    await hands.pick('days');
    await hands.press('Escape');
    await add('condition');
    await hands.press('Escape');
    await add('add tag');
    await hands.type('customer');
    await hands.press('Enter');
    await hands.press('Escape');
    await hands.press('ArrowUp');
    await add('sequence');
    await hands.pick(names.back);
    await browser.shot('seven-steps-by-keyboard');
    await hands.press('Escape');
    await page.waitForTimeout(500);
    const done = written(page);
    await hands.press('Control+s');
    await done;
    expect(meaning((await saved('By keyboard')).definition)).toEqual(wanted());
    console.log(`The workflow of seven steps by keyboard: ${hands.count()} keys.`);
    expect(hands.count()).toBeLessThan(KEYS);
  }, 120_000);

  it('builds the workflow of seven steps by mouse, publishes and activates it', async () => {
    const { browser, admin } = opened();
    const { page } = browser;
    await admin.openNew('workflows');
    await admin.node('trigger').waitFor();
    const hands = byMouse(page);
    await page.keyboard.type('By mouse');
    await hands.click(admin.node('trigger'));
    await hands.click(page.getByRole('button', { name: 'When something happens', exact: true }));
    await hands.choose(admin.field('triggers.0.kind'), 'A form is submitted');
    await hands.choose(admin.field('triggers.0.form'), 'Newsletter signup');
    await hands.click(page.getByTestId('wt-palette-add_tag'));
    await page.keyboard.type('newsletter-subscriber');
    await hands.click(page.getByTestId('wt-palette-add_to_sequence'));
    await hands.choose(admin.field('sequence'), names.welcome);
    await hands.click(page.getByTestId('wt-palette-delay'));
    await hands.click(admin.field('amount'));
    await page.keyboard.type('14');
    await hands.choose(admin.field('unit'), 'days');
    await hands.click(page.getByTestId('wt-palette-condition'));
    await hands.click(page.getByTestId('wt-palette-add_tag'));
    await page.keyboard.type('customer');
    await hands.click(page.getByTestId('wt-plus-condition-no'));
    await hands.click(page.getByTestId('wt-add-add_to_sequence'));
    await hands.choose(admin.field('sequence'), names.back);
    await browser.shot('seven-steps-by-mouse');
    const done = written(page);
    await hands.click(page.locator('#action-save'));
    await done;
    await page.locator('#whenthen-active').waitFor();
    await hands.click(page.locator('#whenthen-active'));
    await hands.click(page.locator('#confirm-action'));
    await page.locator('.whenthen-status[data-status=active]').waitFor();
    const found = await saved('By mouse');
    expect(found._status).toBe('published');
    expect(meaning(found.definition)).toEqual(wanted());
    console.log(`The workflow of seven steps by mouse, published and activated: ${hands.count()} clicks.`);
    expect(hands.count()).toBeLessThan(CLICKS);
    await page.goto('about:blank');
  }, 120_000);
};
