import { assess, clockWords, isThere } from './assess.js';
import type { LoopName, LoopState, SeenHeartbeat } from '../model/operation/heartbeat.js';
import { listOf, mislaidWords, spanOf } from './words.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const ago = (ms: number): Date => new Date(NOW - ms);
const good: Partial<Record<LoopName, LoopState>> = {
  ingest: { goodAt: ago(1_000), failures: 0 },
  dispatch: { goodAt: ago(1_000), failures: 0 },
  apply: { goodAt: ago(1_000), failures: 0 },
  sweep: { goodAt: ago(1_000), failures: 0 },
};
const worker = (more: Partial<SeenHeartbeat> = {}): SeenHeartbeat => ({
  _id: 'w1',
  name: 'shop-1 (process 7)',
  version: '1.0.0',
  schema: 2,
  actions: ['send_email'],
  startedAt: ago(3_600_000),
  everyMs: 5_000,
  leaseMs: 30_000,
  clockAheadMs: 3,
  loops: good,
  saidAt: ago(0),
  at: ago(0),
  ageMs: 0,
  ...more,
});
const look = (workers: SeenHeartbeat[], waiting?: Parameters<typeof assess>[1]['waiting'], schema = 2) =>
  assess(workers, { waiting, schema, now: NOW, place: 'the database “shop”' });
const codes = (issues: { code: string }[]) => issues.map((i) => i.code);

describe('assess', () => {
  it('finds nothing where a worker’s loops come round', () => {
    expect(
      look([worker()], {
        events: ago(100),
        people: null,
        counts: { events: 1, people: 0 },
        effects: [],
        mails: [],
        failing: [],
      }),
    ).toEqual({
      problems: [],
      notices: [],
    });
  });

  it('misses a worker where none has said anything, and says when the last one did', () => {
    const [alone] = look([]).problems;
    expect(alone).toMatchObject({ code: 'no_worker' });
    expect(alone?.message).toContain('None ever worked on the database “shop”');
    const gone = worker({ ageMs: 300_000 });
    expect(isThere(gone)).toBe(false);
    const [problem] = look([gone]).problems;
    // What it means first, and what to do; what only a developer understands comes last.
    expect(problem?.message).toMatch(/^No e-mails go out and nobody moves on in a workflow/);
    expect(problem?.message).toMatch(/Ask your developer .*process 7.*worker: true\.\)$/);
    expect(problem?.message).toContain('The last one, shop-1 (process 7), was there 5 minutes ago.');
    expect(problem?.message).toContain('Ask your developer to start the store’s server again');
  });

  it('does not hold it against the others that one is gone', () => {
    expect(look([worker(), worker({ _id: 'w2', ageMs: 300_000, loops: {} })]).problems).toEqual([]);
  });

  it.each([
    ['ingest', 10_000],
    ['dispatch', 10_000],
    ['apply', 10_000],
    // It lets events go first, for as long as a claim holds.
    ['sweep', 40_000],
  ] as const)('misses %s after twice its time, not before', (name, patience) => {
    const at = (ms: number) => look([worker({ loops: { ...good, [name]: { goodAt: ago(ms), failures: 0 } } })]);
    expect(at(patience).problems).toEqual([]);
    expect(codes(at(patience + 1).problems)).toEqual([`${name}_stands_still`]);
  });

  it('gives a worker that has just started twice the time, too', () => {
    expect(look([worker({ startedAt: ago(9_000), loops: {} })]).problems).toEqual([]);
    expect(codes(look([worker({ startedAt: ago(41_000), loops: {} })]).problems)).toEqual([
      'ingest_stands_still',
      'dispatch_stands_still',
      'apply_stands_still',
      'sweep_stands_still',
    ]);
  });

  it('does not miss what works only when there is something to do', () => {
    const loops = { ...good, wake: { goodAt: ago(86_400_000), failures: 0 } };
    expect(look([worker({ loops })]).problems).toEqual([]);
  });

  it.each(['wake', 'scheduler'] as const)('tells that %s fails each time, with its words', (name) => {
    const failing = (failures: number, failedAt: Date) =>
      look([worker({ loops: { ...good, [name]: { failures, failedAt, error: 'not primary' } } })]).problems;
    expect(failing(2, ago(500))).toEqual([]);
    expect(failing(9, ago(60_000))).toEqual([]);
    const [problem] = failing(3, ago(500));
    expect(problem?.code).toBe(`${name}_stands_still`);
    expect(problem?.message).toContain('“not primary”');
  });

  it('names every server on which a loop stands still, once', () => {
    const loops = { ...good, sweep: { goodAt: ago(180_000), failures: 0 } };
    const { problems } = look([worker({ loops }), worker({ _id: 'w2', name: 'shop-2 (process 9)', loops })]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(
      'for 3 minutes now. Ask your developer to look into the log of shop-1 (process 7) and shop-2 (process 9)',
    );
  });

  it('tells of an older version at work', () => {
    const { problems } = look([worker({ schema: 1 }), worker({ _id: 'w2' })]);
    expect(codes(problems)).toEqual(['outdated_worker']);
    expect(problems[0]?.message).toContain('shop-1 (process 7) (version 1.0.0)');
  });

  it('tells of a clock that is off without taking it for a fault', () => {
    expect(look([worker({ clockAheadMs: 2_000 })]).notices).toEqual([]);
    expect(look([worker({ clockAheadMs: 300_000 })])).toMatchObject({
      problems: [],
      notices: [{ code: 'clock_off', about: 'shop-1 (process 7)', message: clockWords('shop-1 (process 7)', 300_000) }],
    });
    expect(clockWords('x', -300_000)).toContain('5 minutes slow');
  });

  it('tells what has been due for long', () => {
    const long = ago(600_000);
    const { problems, notices } = look([worker()], {
      events: long,
      people: long,
      counts: { events: 2, people: 1_000 },
      effects: [
        { action: 'send_email', since: long, count: 312 },
        { action: 'post_to_chat', since: long, count: 1 },
        { action: 'send_webhook', since: ago(1_000), count: 1 },
      ],
      mails: [],
      failing: [],
    });
    expect(problems).toEqual([]);
    expect(codes(notices)).toEqual(['events_behind', 'people_behind', 'action_missing', 'effects_behind']);
    expect(notices[2]?.message).toContain('“Post to chat”');
    expect(notices[2]?.message).not.toContain('send_webhook');
    expect(notices.map((n) => /\d[\d,]*(?: or more)? wait/.exec(n.message)?.[0])).toEqual([
      '2 wait',
      '1000 or more wait',
      undefined,
      '312 wait',
    ]);
  });

  it('excuses mails that a server holds up, and no others', () => {
    const long = ago(600_000);
    const breaker = { since: NOW - 600_000, probeAt: NOW, probes: 1, reason: 'away' };
    const at = (lane: string) => {
      const waiting = {
        ...{ events: null, people: null, counts: { events: 0, people: 0 }, failing: [] },
        effects: [{ action: 'send_email', since: long, count: 7 }],
        mails: [{ lane, action: 'send_email', since: long, count: 7 }],
      };
      const lanes = [{ _id: 'smtp:@bulk', state: { breaker }, rev: 1 }];
      return assess([worker()], { waiting, lanes, schema: 2, now: NOW, place: 'x' }).notices;
    };
    expect(codes(at('smtp:@bulk'))).toEqual(['mail_server_away']);
    const late = at('smtp:shop@example.com');
    expect(codes(late)).toEqual(['mail_server_away', 'effects_behind']);
    expect(late[1]?.message).toContain('E-mails: the oldest was due 10 minutes ago');
  });

  it('tells what keeps failing, lane by lane, without the addresses of people', () => {
    const reason = 'connect ECONNREFUSED 127.0.0.1:9 for ada@example.com';
    const { problems, notices } = look([worker()], {
      events: null,
      people: null,
      counts: { events: 0, people: 0 },
      effects: [],
      mails: [],
      failing: [
        { lane: 'action:post_to_chat', action: 'post_to_chat', count: 1, reason },
        { lane: 'host:crm.example:8443', action: 'send_webhook', count: 2, reason: 'It answered 503' },
        { lane: 'smtp:shop@example.com', action: 'send_email', count: 3, reason },
      ],
    });
    expect(problems).toEqual([]);
    expect(notices).toMatchObject([
      { code: 'action_failing', about: 'action:post_to_chat' },
      { code: 'webhook_failing', about: 'host:crm.example:8443' },
      { code: 'mail_failing', about: 'smtp:shop@example.com' },
    ]);
    const [action = '', webhook = '', mail = ''] = notices.map((n) => n.message);
    expect(action).toContain('“Post to chat” cannot be carried out at the moment for one person. It waits');
    expect(webhook).toContain('2 webhooks to crm.example:8443 cannot be delivered at the moment.');
    expect(webhook).toContain('“It answered 503”');
    expect(mail).toContain('3 e-mails cannot be sent at the moment. They wait and are tried again');
    expect(mail).toContain('connect ECONNREFUSED 127.0.0.1:9');
    expect([action, webhook, mail].join()).not.toContain('@example.com');
  });

  it('says no more than that nobody works while nobody works', () => {
    const long = ago(600_000);
    const failing = [{ lane: 'smtp:shop@example.com', action: 'send_email', count: 3, reason: 'away' }];
    const effects = [{ action: 'x', since: long, count: 1 }];
    const counts = { events: 1, people: 1 };
    expect(look([], { events: long, people: long, counts, effects, mails: [], failing })).toMatchObject({
      problems: [{ code: 'no_worker' }],
      notices: [],
    });
  });
});

describe('words', () => {
  it.each([
    [0, '0 seconds'],
    [1_000, '1 second'],
    [119_000, '119 seconds'],
    [300_000, '5 minutes'],
    [7_200_000, '2 hours'],
    [172_800_000, '2 days'],
  ])('%i ms is %s', (ms, words) => expect(spanOf(ms)).toBe(words));

  it('names what was lost, and says what to do', () => {
    const lost = { _id: 'e', run: 'r1', person: 'p1', step: 'reminder', action: 'send_email' };
    const emails = new Map([['p1', 'ada@example.com']]);
    const { message } = mislaidWords({ count: 12, first: [lost] }, emails);
    expect(message).toContain('lost 12 e-mails or calls');
    expect(message).toContain('The first: “Send email” to ada@example.com (run r1).');
    expect(message).toContain('send by hand');
    expect(mislaidWords({ count: 1, first: [lost] }, new Map()).message).toContain('lost an e-mail or a call');
  });

  it('lists', () => {
    expect([listOf([]), listOf(['a']), listOf(['a', 'b']), listOf(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
