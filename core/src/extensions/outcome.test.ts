import type { EffectOutcome } from '../model/effect.js';
import { PermanentError, RetryableError } from './action-error.js';
import { afterThrow, readOutcome } from './outcome.js';

/** One of each, so that none that an effect may have is refused here. */
const outcomes: Record<EffectOutcome['state'], EffectOutcome> = {
  done: { state: 'done', output: { id: 1 } },
  skipped: { state: 'skipped', reason: 'no phone', expired: true },
  failed: { state: 'failed', reason: 'no such number' },
  held: { state: 'held', reason: 'who knows' },
  later: { state: 'later', dueAt: new Date(1), reason: 'busy' },
  'held up': { state: 'held up', dueAt: new Date(1), reason: 'away' },
  moved: { state: 'moved', lane: 'smtp:@bulk', dueAt: new Date(1) },
  'put off': { state: 'put off', dueAt: new Date(1), reason: 'quiet hours' },
};

describe('the answer of an action', () => {
  it.each<EffectOutcome>([{ state: 'done' }, ...Object.values(outcomes)])(
    'is taken when it is an outcome: %j',
    (answer) => {
      expect(readOutcome(answer)).toEqual(answer);
    },
  );

  it('is cut where it gives a reason of many lines', () => {
    expect(readOutcome({ state: 'failed', reason: 'x'.repeat(5_000) })).toEqual({
      state: 'failed',
      reason: 'x'.repeat(2_000),
    });
  });

  it.each([undefined, null, 'done', 7, {}, { state: 'done', output: () => 1 }, { state: 'later', dueAt: 'soon' }])(
    'fails with a reason when it is nonsense: %p',
    (answer) => {
      expect(readOutcome(answer)).toMatchObject({ state: 'failed', reason: expect.stringContaining('no outcome') });
    },
  );
});

describe('the output of an action', () => {
  const circle: Record<string, unknown> = {};
  circle['again'] = circle;

  it.each([
    ['lies in itself', circle],
    ['is too long', 'x'.repeat(300_000)],
    ['has a name that cannot be kept', { 'a\0b': 1 }],
  ])('fails with a reason when it %s', (_, output) => {
    expect(readOutcome({ state: 'done', output })).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('output'),
    });
  });
});

describe('an attempt that threw', () => {
  it.each(['soon', '120', null, ''])('goes by the policy where code without types asked for %j', (retryAfter) => {
    const error = new RetryableError('busy', { retryAfter: retryAfter as never });
    expect(afterThrow(error, policy, at(1))).toEqual({ state: 'later', dueAt: new Date(11_000), reason: 'busy' });
  });

  const policy = { delays: [1_000, 5_000] };
  const at = (attempts: number) => ({ attempts, spread: 0, now: 10_000 });

  it('is repeated by the policy and then given up', () => {
    const dueAt = (n: number) => afterThrow(new Error('down'), policy, at(n));
    expect(dueAt(1)).toEqual({ state: 'later', dueAt: new Date(11_000), reason: 'down' });
    expect(dueAt(2)).toEqual({ state: 'later', dueAt: new Date(15_000), reason: 'down' });
    expect(dueAt(3)).toEqual({ state: 'failed', reason: 'Given up after 3 attempts: down' });
  });

  it('is not repeated when it cannot help', () => {
    expect(afterThrow(new PermanentError('gone'), policy, at(1))).toEqual({ state: 'failed', reason: 'gone' });
  });

  it.each([
    [60_000, 70_000],
    [new Date(30_000), 30_000],
    [-5, 10_000],
    [new Date(NaN), 11_000],
  ])('waits as long as it asks: %p', (retryAfter, due) => {
    expect(afterThrow(new RetryableError('busy', { retryAfter }), policy, at(1))).toMatchObject({
      dueAt: new Date(due),
    });
  });

  it('has a reason also when what was thrown has none', () => {
    expect(afterThrow(undefined, policy, at(1))).toMatchObject({
      reason: expect.stringContaining('without a message'),
    });
  });
});
