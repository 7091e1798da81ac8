import type { LaneState } from '../decide/lanes/index.js';
import { breakersOf, laneNotices } from './lanes.js';

const NOW = Date.UTC(2026, 2, 2, 9);
const breaker = { since: NOW - 7_200_000, probeAt: NOW, probes: 1, reason: 'no route to ada@example.com' };
const heldUp = { since: NOW, why: 'day' as const };
const slow = { at: NOW, from: 25, peak: 50, row: 1, reason: '451 slow down' };

describe('what health tells of lanes', () => {
  it.each<[string, string, LaneState, string | undefined, RegExp]>([
    ['a mail server that is away', 'smtp:shop', { breaker }, 'mail_server_away', /for 2 hours now.*“no route to /],
    ['a host that is away', 'host:crm.example', { breaker }, 'webhook_host_away', /^crm\.example cannot be reached/],
    [
      'a day that is used up',
      'smtp:shop',
      { heldUp, limits: { perDay: 50_000 }, day: { start: Date.UTC(2026, 2, 2), used: 45_000 } },
      'mail_day_used_up',
      /limit of 50,000 e-mails a day for the mail server is.*in 15 hours.*option mail\.perDay with/,
    ],
    [
      'a day that is used up, and whose',
      'smtp:@bulk',
      { heldUp, limits: { perDay: 50_000 }, day: { start: Date.UTC(2026, 2, 2), used: 45_000 } },
      'mail_day_used_up',
      /a day for the mail server “bulk” is.*option mail\.transports\.bulk\.perDay with/,
    ],
    [
      'a server that asked to go slower',
      'smtp:shop',
      { heldUp: { since: NOW, why: 'pace' }, slow },
      'mail_slowed_down',
      /25 a second .*451 slow down/,
    ],
    ['its own pace', 'smtp:shop', { heldUp: { since: NOW, why: 'pace' }, limits: { perSecond: 5 } }, undefined, /^$/],
  ])('names %s', (_, lane, state, code, words) => {
    const { notices } = laneNotices([{ _id: lane, state, rev: 1 }], NOW);
    expect(notices.map((n) => n.code)).toEqual(code ? [code] : []);
    expect(notices[0]?.message ?? '').toMatch(words);
    expect(notices[0]?.message ?? '').not.toContain('ada@');
  });

  it('says what of the rest is explained by it', () => {
    const { explains } = laneNotices([{ _id: 'host:crm.example', state: { breaker }, rev: 1 }], NOW);
    expect([explains.mailBehind, explains.failing('host:crm.example'), explains.failing('smtp:shop')]).toEqual([
      ...[false, true, false],
    ]);
    const { explains: mail } = laneNotices([{ _id: 'smtp:shop', state: { breaker }, rev: 1 }], NOW);
    expect([mail.mailBehind, mail.behind('smtp:shop'), mail.behind('smtp:@bulk')]).toEqual([true, true, false]);
  });

  it('names each breaker that is not closed, and nothing else', () => {
    const lanes = [
      { _id: 'host:crm.example', state: { breaker: { ...breaker, probeAt: NOW + 5_000 } }, rev: 1 },
      { _id: 'host:slow.example', state: { heldUp }, rev: 1 },
      { _id: 'smtp:shop', state: { breaker }, rev: 1 },
    ];
    const since = new Date(NOW - 7_200_000);
    expect(breakersOf(lanes, NOW)).toEqual([
      { lane: 'host:crm.example', state: 'open', since, until: new Date(NOW + 5_000) },
      { lane: 'smtp:shop', state: 'half-open', since, until: null },
    ]);
  });

  it('names the mail server first where very many are away', () => {
    const lanes = [...Array.from({ length: 30 }, (_, i) => `host:${i}.example`), 'smtp:shop'];
    const { notices } = laneNotices(
      lanes.map((_id) => ({ _id, state: { breaker }, rev: 1 })),
      NOW,
    );
    expect(notices).toHaveLength(20);
    expect(notices[0]?.code).toBe('mail_server_away');
  });
});
