import { facts, one, run, T0, world } from '../test-support/cart-run.js';
import { decide } from './decide.js';
import { END_OF_TIME } from './instant.js';
import type { QuestionAnswer } from './types.js';

describe('what the developers’ conditions are asked', () => {
  const points = { kind: 'custom' as const, type: 'points', input: {} };
  const definition = one({ ask: { kind: 'condition', if: points, yes: null, no: null } });
  const asked = (known: QuestionAnswer | undefined, now = T0) => {
    const [question] = decide(definition, run({ step: 'ask' }), facts(), { now: T0, world }).questions ?? [];
    return decide(
      definition,
      run({ step: 'ask' }),
      { ...facts(), asked: new Map(known && question ? [[question.key, known]] : []) },
      { now, world },
    );
  };

  it('is decided when it was answered, and asked again when it could not be', () => {
    expect(asked(undefined)).toMatchObject({ questions: [{ type: 'points' }], next: { state: 'waiting' } });
    expect(asked({ known: true, what: 'points', holds: true, value: 7 }).entries).toMatchObject([
      { branch: 'yes' },
      {},
    ]);
    const busy: QuestionAnswer = { known: false, what: 'points', reason: 'It is busy', retryAt: T0 + 5_000 };
    expect(asked(busy).next).toMatchObject({ state: 'waiting', wakeAt: T0 + 5_000, unanswered: true });
    expect(asked({ known: false, what: 'points', reason: 'It is gone' }).next).toMatchObject({ outcome: 'failed' });
  });

  it('is scheduled at no moment after the last that a date can hold', () => {
    const busy: QuestionAnswer = {
      known: false,
      what: 'points',
      reason: 'It is busy',
      retryAt: END_OF_TIME + 5_000,
    };
    expect(asked(busy, END_OF_TIME - 1_000).next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME });
    expect(asked(undefined, END_OF_TIME - 1_000).next).toMatchObject({ state: 'waiting', wakeAt: END_OF_TIME });
    for (const known of [undefined, busy])
      expect(asked(known, END_OF_TIME).next).toMatchObject({ state: 'ended', outcome: 'failed' });
  });
});
