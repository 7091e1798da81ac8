import type { CapRule } from '../../definition/shop-settings/caps.js';

/** A marketing e-mail that one person got, or is to get, and when, in Unix milliseconds. */
export interface CappedMail {
  topic: string;
  at: number;
}

const DAY = 86_400_000;

const countsFor = ({ topic }: CapRule, mail: Pick<CappedMail, 'topic'>): boolean =>
  topic === null || topic === mail.topic;

/** Would a rule still hold, of whatever span of its days, with one more at this moment? */
const fits = (moments: readonly number[], at: number, { most, days }: CapRule): boolean => {
  const span = days * DAY;
  const all = [...moments, at];
  // A span that holds too many ends with one of them.
  return all
    .filter((end) => end >= at && end < at + span)
    .every((end) => all.filter((m) => m > end - span && m <= end).length <= most);
};

/**
 * When a mail about a topic may go to somebody, `now` or later, so that each rule holds for any span of its days,
 * together with the mails that they got and with those that are to go out later: nobody overtakes them. A span is as
 * many times 24 hours; the mail that left it exactly then counts no more. All in Unix milliseconds.
 * @returns the moment, and the rule that holds it back the longest; `now` and no rule where nothing does
 */
export const cappedUntil = (
  mails: readonly CappedMail[],
  rules: readonly CapRule[],
  { now, topic }: { now: number; topic: string },
): { at: number; rule?: CapRule } => {
  const asked = rules
    .filter((rule) => countsFor(rule, { topic }))
    .map((rule) => ({ rule, moments: mails.filter((mail) => countsFor(rule, mail)).map((mail) => mail.at) }));
  const firstOf = (held: typeof asked): number => {
    // It opens only where some mail leaves a span.
    const openings = held.flatMap(({ rule, moments }) => moments.map((m) => m + rule.days * DAY));
    const candidates = [now, ...openings.filter((m) => m > now).sort((a, b) => a - b)];
    return candidates.find((at) => held.every(({ rule, moments }) => fits(moments, at, rule))) ?? now;
  };
  const at = firstOf(asked);
  if (at === now) return { at };
  const longest = asked.reduce((a, b) => (firstOf([b]) > firstOf([a]) ? b : a));
  return { at, rule: longest.rule };
};
