import type { OldEffect, OldEvent, OldMessage, OldRun } from '../model/operation/retention.js';
import { needs } from './needed.js';
import { staysBehind } from './runs.js';
import { sumsOfEffects, sumsOfEvents, sumsOfMessages, sumsOfRuns } from './sums-of.js';

const at = (seconds: number): Date => new Date(seconds * 1_000);
const run = (more: Partial<OldRun> = {}): OldRun => ({
  ...{ _id: 'r', workflow: 'w', version: 1, entryKey: 'once:', outcome: 'completed', endedAt: at(1) },
  ...more,
});
const counts = (sums: { n: Record<string, number> }[]) => sums.map(({ n }) => n);

describe('what is counted of removed things', () => {
  it('is of runs how they came out, by version', () => {
    const sums = sumsOfRuns([run(), run(), run({ outcome: 'goal' }), run({ version: 2 })]);
    expect(counts(sums)).toEqual([{ completed: 2, goal: 1 }, { completed: 1 }]);
    expect(new Set(sums.map((s) => s._id)).size).toBe(2);
  });

  it('is of effects what steps did, without those that were never decided on', () => {
    const effect = (state: string, step = 's') => ({ workflow: 'w', version: 1, step, state }) as OldEffect;
    const sums = sumsOfEffects([effect('done'), effect('failed'), effect('dropped'), effect('done', 't')]);
    expect(counts(sums)).toEqual([{ done: 1, failed: 1 }, { done: 1 }]);
  });

  it('is of e-mails what became of them, by template, and that they were opened or clicked', () => {
    const mail = (state: string) =>
      ({ workflow: 'w', step: 's', template: 't', templateVersion: 2, state }) as OldMessage;
    expect(sumsOfMessages([mail('sent'), mail('sent'), mail('failed')])).toMatchObject([
      { of: 'mails', workflow: 'w', step: 's', template: 't', templateVersion: 2, n: { sent: 2, failed: 1 } },
    ]);
    const event = (name: string, properties: OldEvent['properties'] = { workflow: 'w', step: 's', template: 't' }) =>
      ({ name, properties }) as OldEvent;
    const events = [event('$email_opened'), event('$email_opened'), event('$email_clicked'), event('seen')];
    expect(counts(sumsOfEvents([...events, event('$email_opened', {})]))).toEqual([{ opened: 2, clicked: 1 }]);
  });
});

describe('what stays', () => {
  it.each([
    ['whoever may enter once', run(), true],
    ['once for each cart', run({ entryKey: 'once:c1', instance: 'c1' }), false],
    ['again and again', run({ entryKey: 'event:e' }), false],
    ['a sequence', run({ workflow: 'sequence:1', entryKey: 'event:e' }), true],
  ])('of runs: %s', (_, one, stays) => expect(staysBehind(one)).toBe(stays));

  it('of events: what a waiting run may ask for', () => {
    const waiting = { enteredAt: at(10), subject: 'cart:1', trigger: { event: 'e', name: 'x', properties: {} } };
    const event = (more: Partial<OldEvent>) => needs(waiting, { _id: 'old', occurredAt: at(1), ...more });
    expect(event({})).toBe(false);
    expect(event({ occurredAt: at(10) })).toBe(true);
    expect(event({ _id: 'e' })).toBe(true);
    expect(event({ subject: 'cart:1' })).toBe(true);
    expect(event({ subject: 'cart:2' })).toBe(false);
  });
});
