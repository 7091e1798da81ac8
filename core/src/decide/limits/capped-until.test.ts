import type { CapRule } from '../../definition/shop-settings/caps.js';
import { cappedUntil, type CappedMail } from './capped-until.js';

const DAY = 86_400_000;
const rule = (most: number, days: number, topic: string | null = null): CapRule => ({ topic, most, days });
/** Mails about the news on these days, and about offers. */
const mails = (news: number[], offers: number[] = []): CappedMail[] => [
  ...news.map((day) => ({ topic: 'news', at: day * DAY })),
  ...offers.map((day) => ({ topic: 'offers', at: day * DAY })),
];
const dayOf = (got: CappedMail[], rules: CapRule[], now: number, topic = 'news') => {
  const { at, rule: by } = cappedUntil(got, rules, { now: now * DAY, topic });
  return { day: at / DAY, by };
};

test.each<[string, CappedMail[], CapRule[], number, number]>([
  ['no rule', mails([1, 1, 1]), [], 1, 1],
  ['nothing sent', [], [rule(1, 1)], 1, 1],
  ['fewer than the rule has', mails([1]), [rule(2, 7)], 2, 2],
  ['as many', mails([1, 2]), [rule(2, 7)], 3, 8],
  ['until the first of them leaves the days', mails([1, 4]), [rule(2, 7)], 7.5, 8],
  ['exactly then it counts no more', mails([1]), [rule(1, 7)], 8, 8],
  ['the strictest of several rules', mails([1, 2, 3]), [rule(3, 7), rule(1, 1)], 3.5, 8],
  ['another topic counts for all together', mails([], [1]), [rule(1, 2)], 2, 3],
  ['and not for a rule about a topic', mails([], [1]), [rule(1, 2, 'news')], 2, 2],
  ['nor does a rule about another', mails([1]), [rule(1, 2, 'offers')], 2, 2],
  ['behind what is put off already', mails([1, 2, 3]), [rule(1, 1)], 1.5, 4],
  ['between two that are far apart', mails([1, 9]), [rule(1, 2)], 1.5, 3],
  ['not where that would hold up a later one', mails([1, 4]), [rule(1, 2)], 2.5, 6],
  ['many at the same moment', mails([1, 1, 1]), [rule(3, 30)], 1, 31],
])('a cap, with %s', (_, got, rules, now, day) => {
  expect(dayOf(got, rules, now).day).toBe(day);
});

test('it says which rule holds the mail back the longest', () => {
  const rules = [rule(1, 1), rule(2, 7), rule(5, 1, 'offers')];
  expect(dayOf(mails([1, 2]), rules, 2.5).by).toEqual(rules[1]);
  expect(dayOf(mails([1]), rules, 1.5).by).toEqual(rules[0]);
  expect(dayOf(mails([1]), rules, 3).by).toBeUndefined();
});

test('whatever came before: one after the other, never more than a rule allows, and no sooner than it must be', () => {
  const rules = [rule(2, 3), rule(1, 1, 'news')];
  let got: CappedMail[] = [];
  for (let i = 0; i < 60; i++) {
    const topic = i % 3 === 0 ? 'offers' : 'news';
    const { at } = cappedUntil(got, rules, { now: (i % 7) * DAY * 0.4, topic });
    got = [...got, { topic, at }];
  }
  for (const { at: end } of got) {
    const within = (days: number) => got.filter(({ at }) => at > end - days * DAY && at <= end);
    expect(within(3).length).toBeLessThanOrEqual(2);
    expect(within(1).filter((m) => m.topic === 'news').length).toBeLessThanOrEqual(1);
  }
});
