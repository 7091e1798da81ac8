import { laneStatus, waitingWords, type LaneState } from './index.js';
import type { LaneStatus } from './status.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const day = { start: Date.UTC(2026, 2, 2), used: 50_000 };
const slow = { at: NOW, from: 25, peak: 50, row: 1, reason: '451 too many' };
const breaker = { since: NOW - 60_000, probeAt: NOW + 5_000, probes: 1, reason: 'refused' };
const held = (why: 'pace' | 'day' | 'away'): LaneState => ({ heldUp: { since: NOW, why } });
const time = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

describe('what a lane waits for', () => {
  it.each<[string, LaneState, LaneStatus | undefined, string | undefined]>([
    ['nothing', {}, undefined, undefined],
    ['nothing, though there is a limit', { limits: { perSecond: 50 }, day }, undefined, undefined],
    [
      'a server that is away',
      { ...held('away'), breaker },
      { kind: 'away', since: NOW - 60_000, triedAt: NOW + 5_000, reason: 'refused' },
      'Waits: the mail server has not been reached since 2026-03-02T08:59 (“refused”); tried again at 2026-03-02T09:00',
    ],
    [
      'the provider’s day',
      { ...held('day'), limits: { perDay: 50_000 }, day },
      { kind: 'day', limit: 50_000, until: Date.UTC(2026, 2, 3) },
      "Waits: the provider's limit of 50,000 a day for the mail server is used up, goes on at 2026-03-03T00:00",
    ],
    [
      'nothing, as that day is over',
      { ...held('day'), limits: { perDay: 5 }, day: { start: 0, used: 5 } },
      undefined,
      undefined,
    ],
    [
      'a server that asked to go slower',
      { ...held('pace'), limits: { perSecond: 50 }, slow },
      { kind: 'slowed', rate: 25, reason: '451 too many', since: NOW },
      'Waits: the mail server asked to go slower (“451 too many”), 25 a second at the moment',
    ],
    [
      'its turn',
      { ...held('pace'), limits: { perSecond: 0.5 } },
      { kind: 'pace', rate: 0.5 },
      'Waits its turn: at most 0.5 a second go out by the mail server',
    ],
    ['nothing, as the limit is gone', held('pace'), undefined, undefined],
  ])('is %s', (_, state, status, words) => {
    const found = laneStatus(state, NOW);
    expect(found).toEqual(status);
    if (found) expect(waitingWords(found, 'the mail server', time)).toBe(words);
  });
});
