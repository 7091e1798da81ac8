import type { ConsentHow, ConsentState } from '../definition/consent/states.js';
import { contentHash } from '../kernel/keys.js';
import {
  consentEventOf,
  consentOf,
  refusedSince,
  saidBy,
  type ConsentChange,
  type ConsentEvidence,
  type ConsentRecord,
  type SaidNote,
  type TopicConsent,
} from '../model/mail/consent.js';

/** A change that is wished for. */
export interface Wish {
  /** Lower-cased. */
  email: string;
  topic: string;
  state: ConsentState;
  how: ConsentHow;
  by: string;
  evidence?: ConsentEvidence;
  /** When they said so, where that is known. */
  at?: Date;
  /** The source that is looked at again. */
  standing?: string;
  /** Only where they were never asked. */
  unlessAsked?: boolean;
  /** Only where they stand so. */
  onlyFrom?: ConsentState;
  /** Asks again, too, who was asked so many milliseconds before or longer; left out: whoever was asked is not asked again. */
  again?: { afterMs: number };
  /** Asks whoever is unsubscribed from everything since then: what they agreed to, or asked for, before does not count. */
  left?: Date;
  /** Comes back from being unsubscribed from everything, since then: agrees anew, whatever they had said of the topic. */
  back?: Date;
  quiet?: boolean;
}

/** A change that is to be made, and whether it starts nobody. */
export type PlannedChange = ConsentChange & { quiet?: boolean };

/** What comes of wishes: changes, and what sources said that changes nothing. */
export interface ConsentPlan {
  changes: PlannedChange[];
  notes: SaidNote[];
  /** What they agreed to since they left, and have not come back by: what was to follow has broken off. */
  brokenOff: ConsentChange[];
}

const DAY = 86_400_000;
/** So often an address is asked to confirm in so many days while it confirms nothing: anybody can send a form. */
const MOST_ASKS = { count: 5, ms: 30 * DAY };

/** Ends the id of the event by which somebody comes back from a leaving: what recorded it already is told by that. */
const backFrom = (left: Date): string => `:back:${left.getTime()}`;

/** Is a topic as it is wished for? Whoever agreed is not asked to confirm it again. */
const isSo = (known: TopicConsent | undefined, { state, left, back }: Wish): boolean => {
  if (left && known && known.since <= left) return false;
  if (back && !known?.event.endsWith(backFrom(back))) return false;
  return known?.state === state || (state === 'pending' && known?.state === 'subscribed');
};

/** Is somebody to be asked again to confirm what they are waiting to confirm? */
const isAskedAgain = (known: TopicConsent | undefined, { state, again }: Wish, at: number): boolean =>
  state === 'pending' && again !== undefined && known?.state === 'pending'
    ? at - known.since.getTime() >= again.afterMs
    : false;

/** How often an address was asked of late, since it last said anything by what only its reader has. */
const asksOf = (history: readonly Pick<TopicConsent, 'state' | 'how' | 'since'>[], at: number): number => {
  const proven = history.findLastIndex(({ how }) => how === 'link' || how === 'page');
  return history.filter(
    ({ state, since }, i) => i > proven && state === 'pending' && at - since.getTime() < MOST_ASKS.ms,
  ).length;
};

/** What stands for an address in the id of an event, which logs may show. */
export const addressKey = (email: string): string => contentHash(email).slice(0, 24);

/**
 * Which of these wishes change something, one after the other. The id of each change's event names the state that it
 * follows: of two requests at once, one is recorded. Pure.
 * @param now Unix milliseconds; nobody said anything later
 */
export const planConsent = (wishes: Wish[], known: ReadonlyMap<string, ConsentRecord>, now: number): ConsentPlan => {
  const changed = new Map<string, TopicConsent>();
  const plan: ConsentPlan = { changes: [], notes: [], brokenOff: [] };
  const asks = new Map<string, number>();
  for (const wish of wishes) {
    const { email, topic, state, how, by, evidence, at, standing, unlessAsked, onlyFrom, again, quiet } = wish;
    const record = known.get(email);
    if (standing !== undefined && saidBy(record, standing, topic) === state) continue;
    const place = `${email} ${topic}`;
    const before = changed.get(place) ?? consentOf(record, topic);
    const last = before?.since.getTime() ?? 0;
    const said = at ? Math.min(at.getTime(), now) : Math.max(now, last + 1);
    const asked = again ? (asks.get(email) ?? asksOf(record?.history ?? [], said)) : 0;
    // Said twice in one request, it is said once.
    const given = changed.has(place) ? { ...wish, back: undefined } : wish;
    const stays = (isSo(before, given) && !isAskedAgain(before, wish, said)) || asked >= MOST_ASKS.count;
    if (stays || said <= last || (unlessAsked && before) || (onlyFrom && before?.state !== onlyFrom)) {
      if (standing !== undefined) plan.notes.push({ email, topic, state, source: standing });
      if (stays && before && given.back) plan.brokenOff.push({ email, topic, ...before });
      continue;
    }
    if (again) asks.set(email, asked + 1);
    const refused = state === 'pending' ? refusedSince(before) : undefined;
    const change: TopicConsent = {
      ...{ state, since: new Date(said), by, how },
      ...(refused ? { refused } : {}),
      ...(evidence && Object.keys(evidence).length > 0 ? { evidence } : {}),
      event: `${consentEventOf(state)}:${addressKey(email)}:${topic}:${last}${given.back ? backFrom(given.back) : ''}`,
    };
    changed.set(place, change);
    plan.changes.push({
      ...{ email, topic, ...change },
      ...(standing === undefined ? {} : { said: standing }),
      ...(quiet ? { quiet } : {}),
    });
  }
  return plan;
};
