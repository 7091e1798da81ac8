import type { PublishTemplate } from './api.js';
import { showsConfirmLink } from './confirmation-words.js';
import { InvalidTemplateError } from '../kernel/errors.js';
import { recipes } from '../recipes/index.js';
import { createTestEngine, type TestEngine } from '../testing/engine.js';

const LINK = '<a href="{{consent.confirmUrl}}">Yes</a>';

test.each([
  ['{{consent.confirmUrl}}', true],
  ['{{#if consent.confirmUrl}}x{{/if}}', true],
  ['{{ consent . [confirmUrl] }}', true],
  ['{{consent/confirmUrl}}', true],
  ['{{@root.consent.confirmUrl}}', true],
  ['{{consent.confirmWithinDays}}', false],
  ['{{event.consent}} {{event.confirmUrl}}', false],
])('%s shows the link: %s', (source, shows) => {
  expect(showsConfirmLink(source)).toBe(shows);
});

describe('a template with the link that confirms', () => {
  let t: TestEngine;
  beforeAll(async () => {
    t = await createTestEngine();
  });
  afterAll(() => t.engine.stop());

  const template = (more: Partial<PublishTemplate>): PublishTemplate => ({
    ...{ id: 'confirm', name: 'Please confirm', subject: 'Please confirm', html: '<p>x</p>', ...more },
  });
  const refusal = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (why: unknown) => why,
    );
    expect(error).toBeInstanceOf(InvalidTemplateError);
    return (error as InvalidTemplateError).issues;
  };

  test.each(['subject', 'html', 'text', 'preheader'] as const)('is no marketing e-mail: %s', async (part) => {
    // The kind is marketing where none is said.
    const issues = await refusal(t.engine.templates.publish(template({ [part]: LINK })));
    expect(issues.map(({ path }) => path)).toEqual([[part]]);
    expect(issues[0]?.message).toContain('choose the kind “Transactional”');
    const { subject, html } = template({ html: LINK });
    expect(await refusal(t.engine.templates.preview({ subject, html, kind: 'marketing' }))).toHaveLength(1);
    expect(await t.engine.templates.list()).toEqual([]);
  });

  test('is published as a transactional one, and a marketing one without it', async () => {
    await t.engine.templates.publish(template({ html: LINK, kind: 'transactional' }));
    await t.engine.templates.publish(template({ id: 'news', name: 'News', kind: 'marketing' }));
    expect(await t.engine.templates.list()).toHaveLength(2);
  });

  test('is transactional in each recipe', () => {
    const emails = recipes.flatMap((recipe) => Object.values(recipe.emails));
    const asking = emails.filter(({ html, subject }) => showsConfirmLink(html) || showsConfirmLink(subject));
    expect(asking.length).toBeGreaterThan(0);
    expect(asking.map(({ kind }) => kind)).toEqual(asking.map(() => 'transactional'));
  });
});
