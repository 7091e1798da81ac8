import { lagsOf } from './lag.js';
import { sendingWords } from './sending.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const ago = (ms: number): Date => new Date(NOW - ms);

test('the lag of each part is that of its oldest item', () => {
  const effects = [
    { action: 'send_email', since: ago(300), count: 2 },
    { action: 'send_webhook', since: ago(900), count: 5 },
  ];
  const waiting = { events: ago(40), people: null, counts: { events: 3, people: 0 }, effects, mails: [], failing: [] };
  expect(lagsOf(waiting, NOW)).toEqual({
    ingest: { lagMs: 40, backlog: 3, oldest: ago(40) },
    wake: { lagMs: 0, backlog: 0, oldest: null },
    dispatch: { lagMs: 900, backlog: 7, oldest: ago(900) },
  });
  // A clock that is a little ahead makes nothing late before its time.
  expect(lagsOf({ ...waiting, events: ago(-5) }, NOW).ingest.lagMs).toBe(0);
});

describe('sending that is held', () => {
  const effects = [
    { action: 'send_email', since: ago(1), count: 312 },
    { action: 'send_webhook', since: ago(1), count: 1 },
    { action: 'trigger_event', since: ago(1), count: 7 },
  ];
  const waiting = { events: null, people: null, counts: { events: 0, people: 0 }, effects, mails: [], failing: [] };
  const engine = { since: ago(0), by: null, reason: '', lastAlive: ago(5 * 3_600_000) };

  test('is a problem where the database was restored, and says what waits and what to do', () => {
    const { problems, notices } = sendingWords({ ...engine, why: 'restored' }, waiting, NOW);
    expect(notices).toEqual([]);
    expect(problems).toMatchObject([{ code: 'sending_held_restored' }]);
    expect(problems[0]?.message).toContain('The last that it knows of is 2026-03-02T04:00:00.000Z');
    expect(problems[0]?.message).toContain('312 e-mails and one webhook wait. Open Sending');
  });

  test('says for how long nobody worked', () => {
    const { problems } = sendingWords({ ...engine, why: 'gap' }, undefined, NOW);
    expect(problems).toMatchObject([{ code: 'sending_held_gap' }]);
    expect(problems[0]?.message).toContain('no server worked for 5 hours');
  });

  test('is a notice where somebody wants it so', () => {
    const held = { since: ago(120_000), why: 'by hand' as const, by: 'ed@example.com', reason: 'Stock-taking' };
    const { problems, notices } = sendingWords(held, waiting, NOW);
    expect(problems).toEqual([]);
    expect(notices[0]?.message).toContain('because ed@example.com has held them for 2 minutes: “Stock-taking”');
  });
});
