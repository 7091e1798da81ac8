import { emptyCatalog } from '../catalog.js';
import type { Step } from '../step.js';
import type { Trigger } from '../trigger.js';
import { describeDelay, describeStep, describeTrigger } from './step.js';

const hour = { amount: 1, unit: 'hours' } as const;
const catalog = {
  ...emptyCatalog,
  actions: [{ type: 'send_email', title: 'Send email', description: '', icon: 'mail', inputSchema: {} }],
};
const nameOf = (_: string, id: string) => ({ t1: 'Reminder' })[id];

describe('describeStep', () => {
  it('leaves out what may be written and never shown', () => {
    const inputSchema = { properties: { secret: { type: 'string', writeOnly: true } } };
    const hook = { type: 'hook', title: 'Hook', description: '', icon: 'bolt', inputSchema };
    const step: Step = { kind: 'action', action: 'hook', input: { url: 'u', secret: 's' }, next: null };
    expect(describeStep(step, { catalog: { ...emptyCatalog, actions: [hook] } }).summary).toBe('u');
  });

  it('says the label of an event or a field that a setting names', () => {
    const inputSchema = { properties: { name: { type: 'string', 'x-widget': 'event' }, to: {} } };
    const emit = { type: 'emit', title: 'Emit', description: '', icon: 'bolt', inputSchema };
    const step: Step = { kind: 'action', action: 'emit', input: { name: 'quiz.done', to: 'a_b' }, next: null };
    const vocabulary = { ...emptyCatalog.vocabulary, events: { 'quiz.done': 'Finished the quiz' } };
    expect(describeStep(step, { catalog: { actions: [emit], vocabulary } }).summary).toBe('Finished the quiz · a_b');
  });

  it('says settings in the order of their panel, without those that are left as they are', () => {
    const inputSchema = {
      properties: {
        sequence: { type: 'string' },
        again: { type: 'string', default: 'resume', enum: ['resume', 'restart'] },
        note: {},
      },
    };
    const add = { type: 'add', title: 'Add', description: '', icon: 'bolt', inputSchema };
    const words = (input: Record<string, string>) =>
      describeStep(
        { kind: 'action', action: 'add', input, next: null },
        { catalog: { ...emptyCatalog, actions: [add] } },
      ).summary;
    expect(words({ again: 'resume', sequence: 'Welcome' })).toBe('Welcome');
    expect(words({ again: 'restart', sequence: 'Welcome' })).toBe('Welcome · Restart');
    expect(words({ other: 'x', again: 'restart', sequence: 'Welcome' })).toBe('Welcome · Restart · x');
  });

  it.each<[string, string, Step]>([
    ['Send email', 'Reminder', { kind: 'action', action: 'send_email', input: { template: 't1' }, next: null }],
    ['Send email', 't9', { kind: 'action', action: 'send_email', input: { template: 't9' }, next: null }],
    [
      'Fly',
      'high · 3',
      { kind: 'action', action: 'fly', input: { how: 'high', far: 3, off: null, no: '' }, next: null },
    ],
    ['Wait', 'for 1 hour', { kind: 'delay', delay: { kind: 'for', duration: hour }, next: null }],
    ['Condition', 'has the tag “a”?', { kind: 'condition', if: { kind: 'has_tag', tag: 'a' }, yes: null, no: null }],
    [
      'Switch',
      'Gold, Silver',
      {
        kind: 'switch',
        cases: ['Gold', 'Silver'].map((name) => ({ name, if: { kind: 'has_tag', tag: name }, next: null })),
        otherwise: null,
      },
    ],
    [
      'Random split',
      'A 1, B 2',
      {
        kind: 'split',
        branches: [
          { name: 'A', weight: 1, next: null },
          { name: 'B', weight: 2, next: null },
        ],
      },
    ],
    [
      'Wait for event',
      '“X”, at most 1 hour',
      { kind: 'wait_for_event', event: { name: 'x' }, timeout: hour, received: null, timedOut: null },
    ],
    ['Exit', 'bye', { kind: 'exit', reason: 'bye', goal: false }],
    ['Goal reached', '', { kind: 'exit', reason: '', goal: true }],
  ])('%s: %s', (title, summary, step) => {
    expect(describeStep(step, { catalog, nameOf })).toEqual({ title, summary });
    expect(describeStep({ ...step, label: 'Mine' }).title).toBe('Mine');
    expect(describeStep({ ...step, label: '' }, { catalog }).title).toBe(title);
  });

  it('does without anything to look up', () => {
    const step: Step = { kind: 'action', action: 'send_email', input: { template: 't1' }, next: null };
    expect(describeStep(step)).toEqual({ title: 'Send email', summary: 't1' });
  });
});

it.each([
  ['for 1 hour', { kind: 'for', duration: hour }],
  ['until 09:00', { kind: 'until_time', time: '09:00' }],
  ['until 09:00 on Monday, Sunday', { kind: 'until_time', time: '09:00', weekdays: [1, 7] }],
  ['until the date in “Born”', { kind: 'until_field', field: 'born' }],
  [
    'until 1 hour before the date in “Born”',
    { kind: 'until_field', field: 'born', offset: { direction: 'before', by: hour } },
  ],
] as const)('a delay lasts %s', (words, delay) => {
  expect(describeDelay('weekdays' in delay ? { ...delay, weekdays: [...delay.weekdays] } : delay)).toBe(words);
});

it.each<[string, Trigger]>([
  ['Event “X”', { kind: 'event', name: 'x' }],
  ['Event “X”, where “A” is 1', { kind: 'event', name: 'x', where: [{ property: 'a', op: 'equals', value: 1 }] }],
  ['Form “f” submitted', { kind: 'form_submitted', form: 'f' }],
  ['Tag “t” added', { kind: 'tag_added', tag: 't' }],
  ['Tag “t” removed', { kind: 'tag_removed', tag: 't' }],
  ['Segment “s” entered', { kind: 'segment_entered', segment: 's' }],
  ['Segment “s” left', { kind: 'segment_left', segment: 's' }],
  ['Webhook “w” received', { kind: 'webhook', endpoint: 'w' }],
  ['Field “F” changed', { kind: 'field_changed', field: 'f' }],
  ['Date in “F” reached', { kind: 'date_reached', field: 'f', yearly: false }],
  ['Schedule: every day at 09:00, for everyone', { kind: 'schedule', time: '09:00' }],
  [
    'Schedule: every Monday, Friday at 09:00, for everyone in “vips”',
    { kind: 'schedule', time: '09:00', weekdays: [1, 5], segment: 'vips' },
  ],
  [
    'Schedule: on day 1, 15 of each month at 18:30, for everyone',
    { kind: 'schedule', time: '18:30', monthDays: [1, 15] },
  ],
  ['Added by hand', { kind: 'manual' }],
])('a trigger reads: %s', (words, trigger) => {
  expect(describeTrigger(trigger)).toBe(words);
});
