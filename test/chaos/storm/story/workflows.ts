import type { Engine } from '@whenthen/core';
import type { WorkflowDefinition } from '@whenthen/core/definition';

/** How much faster time runs: ten minutes take a second. */
export const TIME_SCALE = 600;

/** Shortest way to write a definition down; publishing checks it. */
type Written = Omit<WorkflowDefinition, 'schema' | 'entry' | 'exits'> & { entry?: unknown; exits?: unknown };

const always = { reentry: { kind: 'always' } };
const minutes = (amount: number) => ({ amount, unit: 'minutes' as const });
const wait = (amount: number, next: string) => ({
  kind: 'delay' as const,
  delay: { kind: 'for' as const, duration: minutes(amount) },
  next,
});
const act = (action: string, input: Record<string, unknown>, next: string | null) =>
  ({ kind: 'action', action, input, next }) as WorkflowDefinition['steps'][string];
const add = (field: string, next: string | null, value: unknown = 1) =>
  act('set_field', { field, operation: 'add', value }, next);
const tag = (name: string, next: string | null) => act('add_tag', { tag: name }, next);
const send = (template: string, next: string | null) => act('send_email', { template }, next);
const call = (url: string, next: string | null) =>
  act('send_webhook', { url, body: { run: '{{run.id}}', email: '{{person.email}}' } }, next);
const sameVisit = [{ property: 'visit', op: 'equals' as const, value: { ref: 'trigger.visit' } }];
const visited = (kind?: string): WorkflowDefinition['triggers'][number] => ({
  kind: 'event',
  name: 'visited',
  ...(kind ? { where: [{ property: 'kind', op: 'equals' as const, value: kind }] } : {}),
});

/** By their ids. Several runs of one person count in the same fields at the same time, and read what they wrote. */
const definitions = (url: string): Record<string, Written> => ({
  /** Counters of each visit; who comes often gets letters. */
  count: {
    triggers: [visited()],
    entry: always,
    start: 'visits',
    steps: {
      visits: add('visits', 'points'),
      points: add('points', 'often', '{{event.points}}'),
      often: {
        kind: 'condition',
        if: { kind: 'field', field: 'visits', op: 'greater', value: 3 },
        yes: 'regular',
        no: null,
      },
      regular: tag('regular', 'letters'),
      letters: act('add_to_sequence', { sequence: 'letters' }, null),
    },
  },
  /** Whoever is not tagged yet is tagged and gets a mail: a run that reads what it and its neighbours wrote. */
  guard: {
    triggers: [visited()],
    entry: always,
    start: 'known',
    steps: {
      known: { kind: 'condition', if: { kind: 'has_tag', tag: 'welcomed' }, yes: 'again', no: 'tag' },
      tag: tag('welcomed', 'welcomes'),
      welcomes: add('welcomes', 'welcome'),
      welcome: send('welcome', 'kept'),
      kept: {
        kind: 'condition',
        if: {
          kind: 'all',
          of: [
            { kind: 'has_tag', tag: 'welcomed' },
            { kind: 'field', field: 'welcomes', op: 'greater', value: 0 },
          ],
        },
        yes: null,
        no: 'lost',
      },
      lost: add('lost', null),
      again: add('again', null),
    },
  },
  /** Waits, a goal in the middle of them, and a decision about what happened meanwhile. */
  order: {
    triggers: [visited('cart')],
    entry: { reentry: { kind: 'once' }, instanceKey: 'visit' },
    exits: [{ kind: 'event', name: 'bought', where: sameVisit, goal: true }],
    start: 'hour',
    steps: {
      hour: wait(15, 'remind'),
      remind: send('reminder', 'reminded'),
      reminded: add('reminded', 'day'),
      day: wait(30, 'back'),
      back: {
        kind: 'switch',
        cases: [
          { name: 'often', if: { kind: 'event', name: 'visited', atLeast: 2, since: 'entry' }, next: 'busy' },
          { name: 'once', if: { kind: 'event', name: 'visited', atLeast: 1, since: 'entry' }, next: 'calm' },
        ],
        otherwise: 'gone',
      },
      busy: add('busy', 'tell'),
      calm: add('calm', 'tell'),
      gone: add('gone', 'tell'),
      tell: call(url, null),
    },
  },
  /** A wait for an event, and what comes of it. */
  ask: {
    triggers: [visited('ask')],
    entry: { reentry: { kind: 'once' }, instanceKey: 'visit' },
    start: 'question',
    steps: {
      question: call(url, 'reply'),
      reply: {
        kind: 'wait_for_event',
        event: { name: 'replied', where: sameVisit },
        timeout: minutes(40),
        received: 'replies',
        timedOut: 'silences',
      },
      replies: add('replies', 'thanks'),
      thanks: send('thanks', null),
      silences: add('silences', null),
    },
  },
  /** A draw, and a decision about what a receiver answered. */
  half: {
    triggers: [visited('split')],
    entry: always,
    start: 'draw',
    steps: {
      draw: {
        kind: 'split',
        branches: [
          { name: 'left', weight: 1, next: 'left' },
          { name: 'right', weight: 1, next: 'right' },
        ],
      },
      left: add('left', 'check'),
      right: add('right', 'check'),
      check: call(url, 'pause'),
      pause: wait(20, 'answered'),
      answered: {
        kind: 'condition',
        if: { kind: 'answer', step: 'check', path: 'body.ok', op: 'equals', value: true },
        yes: 'confirmed',
        no: 'unconfirmed',
      },
      confirmed: add('confirmed', null),
      unconfirmed: add('unconfirmed', null),
    },
  },
  /** What a change of the person brings about, once. */
  tagged: {
    triggers: [{ kind: 'tag_added', tag: 'welcomed' }],
    entry: always,
    start: 'heard',
    steps: { heard: add('tag_heard', 'tell'), tell: call(url, null) },
  },
  spending: {
    triggers: [{ kind: 'segment_entered', segment: 'spenders' }],
    entry: always,
    start: 'heard',
    steps: { heard: add('segment_heard', 'mail'), mail: send('vip', null) },
  },
});

/** In the segment `spenders` is whoever has more points than this. */
export const SPENDERS_ABOVE = 20;

/** Publishes and activates everything. @param url where webhooks go */
export const publishWorkflows = async (engine: Engine, url: string): Promise<void> => {
  for (const id of ['welcome', 'reminder', 'thanks', 'vip', 'letter'])
    await engine.templates.publish({ id, name: id, subject: `${id} for {{person.email}}`, html: `<p>${id}</p>` });
  const letters = [{ template: 'letter' }, { after: minutes(20), template: 'letter' }];
  await engine.sequences.publish({ id: 'letters', name: 'letters', emails: letters });
  const criteria = { kind: 'field' as const, field: 'points', op: 'greater' as const, value: SPENDERS_ABOVE };
  await engine.segments.publish({ id: 'spenders', name: 'spenders', criteria });
  for (const [id, definition] of Object.entries(definitions(url))) {
    await engine.workflows.publish({ id, name: id, definition });
    await engine.workflows.setStatus(id, 'active');
  }
};
