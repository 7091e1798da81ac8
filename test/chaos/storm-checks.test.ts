import type { JournalEntry, WorkflowDefinition } from '@whenthen/core/definition';
import { peopleFaults } from './storm/checks/people.js';
import { replayFaults } from './storm/checks/replay.js';
import { runFaults } from './storm/checks/runs.js';
import { mailFaults, webhookFaults } from './storm/checks/sent.js';
import type { Stored, StoredRun } from './storm/checks/stored.js';
import type { MailSink } from './storm/sinks/mail-sink.js';
import type { WebhookSink } from './storm/sinks/webhook-sink.js';

const AT = 1_800_000_000_000;

/** Whoever is not tagged yet is tagged and gets a mail and a call. */
const definition: WorkflowDefinition = {
  schema: 1,
  triggers: [{ kind: 'event', name: 'visited' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'known',
  steps: {
    known: { kind: 'condition', if: { kind: 'has_tag', tag: 'welcomed' }, yes: null, no: 'tag' },
    tag: { kind: 'action', action: 'add_tag', input: { tag: 'welcomed' }, next: 'count' },
    count: {
      kind: 'action',
      action: 'set_field',
      input: { field: 'visits', operation: 'add', value: 1 },
      next: 'counted',
    },
    counted: {
      kind: 'condition',
      if: { kind: 'field', field: 'visits', op: 'greater', value: 1 },
      yes: 'mail',
      no: 'mail',
    },
    mail: { kind: 'action', action: 'send_email', input: { template: 'welcome' }, next: 'call' },
    call: { kind: 'action', action: 'send_webhook', input: { url: 'https://example.com' }, next: null },
  },
};

const saw = (what: string, value: null | number, expected: string | number) => [
  { what, value, expected, result: false },
];
const journal = (): JournalEntry[] => [
  { at: AT, type: 'entered', trigger: 'visited', event: 'chaos:visited:v0', occurredAt: AT },
  { at: AT + 5, step: 'known', type: 'decision', branch: 'no', saw: saw('has the tag “welcomed”', null, 'welcomed') },
  { at: AT + 5, step: 'tag', type: 'action', action: 'add_tag', changes: [{ kind: 'add_tag', tag: 'welcomed' }] },
  {
    at: AT + 5,
    step: 'count',
    type: 'action',
    action: 'set_field',
    changes: [{ kind: 'calculate', field: 'visits', operation: 'add', by: 1 }],
  },
  { at: AT + 5, step: 'counted', type: 'decision', branch: 'no', saw: saw('field “Visits” is greater than 1', 1, 1) },
  { at: AT + 5, step: 'mail', type: 'action', action: 'send_email', effect: 'mail:4' },
  { at: AT + 5, step: 'call', type: 'action', action: 'send_webhook', effect: 'call:5' },
  { at: AT + 5, type: 'ended', outcome: 'completed', reason: 'Came to the end' },
];

const run = (): StoredRun => ({
  _id: 'run',
  workflow: 'guard',
  version: 1,
  person: 'person',
  state: 'ended',
  outcome: 'completed',
  reason: 'Came to the end',
  enteredAt: new Date(AT),
  endedAt: new Date(AT + 5),
  trigger: { event: 'chaos:visited:v0', name: 'visited', properties: {} },
  journal: journal(),
});

/** A small world in which all is as it has to be, and the servers' count of it. */
const world = () => {
  const stored: Stored = {
    runs: [run()],
    people: new Map([['person', { _id: 'person', email: 'a@example.com', tags: ['welcomed'], fields: { visits: 1 } }]]),
    events: new Map(
      [
        { _id: 'chaos:visited:v0', name: 'visited', properties: {} },
        { _id: 'news', name: '$tag_added', properties: { tag: 'welcomed' } as never },
      ].map((e) => [e._id, { ...e, email: 'a@example.com', occurredAt: new Date(AT), state: 'processed' }]),
    ),
    effects: [
      { _id: 'm', run: 'run', step: 'mail', seq: 4, action: 'send_email', state: 'done', person: 'person' },
      { _id: 'w', run: 'run', step: 'call', seq: 5, action: 'send_webhook', state: 'done', person: 'person' },
    ],
    messages: [{ _id: 'm', messageId: '<m@x>', state: 'sent', to: 'a@example.com' }],
    definitions: new Map([['guard:1', definition]]),
  };
  const mail = { accepted: new Map([['<m@x>', 1]]) } as unknown as MailSink;
  const webhooks = {
    accepted: new Map([['w', 2]]),
    about: new Map([['w', new Set(['run'])]]),
  } as unknown as WebhookSink;
  return { stored, mail, webhooks, acknowledged: new Map([['chaos:visited:v0', AT]]) };
};
type SmallWorld = ReturnType<typeof world>;

const faults = ({ stored, mail, webhooks, acknowledged }: SmallWorld): string[] => [
  ...replayFaults(stored).faults,
  ...peopleFaults(stored),
  // Of the workflows of the storm there is but one here.
  ...runFaults([], acknowledged, stored).filter((fault) => !/ has \S+ runs, not/.test(fault)),
  ...mailFaults(stored, mail),
  ...webhookFaults(stored, webhooks),
];

const entry = ({ stored }: SmallWorld, n: number): Record<string, unknown> =>
  stored.runs[0]!.journal[n] as unknown as Record<string, unknown>;

it('finds nothing where all is as it has to be', () => {
  expect(faults(world())).toEqual([]);
  expect(replayFaults(world().stored).entries).toBe(7);
});

it.each<[what: string, spoil: (world: SmallWorld) => unknown, found: RegExp]>([
  ['a counter that is one too high', ({ stored }) => (stored.people.get('person')!.fields['visits'] = 2), /fields/],
  ['a tag that no journal tells of', ({ stored }) => stored.people.get('person')!.tags.push('vip'), /tags/],
  ['a tag that was told twice', ({ stored }) => stored.events.set('n', stored.events.get('news')!), /told 2 times/],
  ['the other branch', (one) => (entry(one, 1)['branch'] = 'yes'), /deciding again/],
  ['a value that was not there yet', (one) => (entry(one, 4)['saw'] = saw('field', 2, 1)), /deciding again/],
  ['a change that was left out', (one) => (entry(one, 3)['changes'] = []), /deciding again/],
  ['an effect of another visit', (one) => (entry(one, 5)['effect'] = 'mail:9'), /deciding again/],
  ['a journal without an end', ({ stored }) => stored.runs[0]!.journal.pop(), /ended 0 times/],
  ['a run that failed', ({ stored }) => (stored.runs[0]!.outcome = 'failed'), /is failed/],
  ['an event that started two runs', ({ stored }) => stored.runs.push(run()), /started it twice/],
  ['an event that was lost', ({ stored }) => stored.events.delete('chaos:visited:v0'), /is lost/],
  ['a mail that was accepted twice', ({ mail }) => mail.accepted.set('<m@x>', 2), /accepted 2 times/],
  ['a mail that never arrived', ({ mail }) => mail.accepted.clear(), /accepted 0 times/],
  ['a mail that nobody knows', ({ mail }) => mail.accepted.set('<n@x>', 1), /nobody knows/],
  ['a mail sent and skipped', ({ stored }) => (stored.effects[0]!.state = 'skipped'), /although it was skipped/],
  ['a mail that is still sending', ({ stored }) => (stored.messages[0]!.state = 'sending'), /the message sending/],
  ['a webhook that never arrived', ({ webhooks }) => webhooks.accepted.clear(), /accepted 0 times/],
  ['a webhook under two names', ({ webhooks }) => webhooks.about.get('w')!.add('other'), /for the runs/],
])('finds %s', (_what, spoil, found) => {
  const one = world();
  spoil(one);
  expect(faults(one).join('\n')).toMatch(found);
});
