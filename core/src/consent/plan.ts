import type { ConsentHow, ConsentState } from '../definition/consent/states.js';
import { contentHash } from '../kernel/keys.js';
import {
  consentEventOf,
  consentOf,
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
  /** Asks again, too; left out: whoever was asked, or agreed, is not asked again. */
  again?: {
    /** Who was asked less than so many milliseconds before is not asked again. */
    afterMs: number;
    /** They are unsubscribed from everything: what they agreed to does not count any more. */
    left: boolean;
  };
  quiet?: boolean;
}

/** A change that is to be made, and whether it starts nobody. */
export type PlannedChange = ConsentChange & { quiet?: boolean };

/** What comes of wishes: changes, and what sources said that changes nothing. */
export interface ConsentPlan {
  changes: PlannedChange[];
  notes: SaidNote[];
}

/** Is a topic as it is wished for? Whoever agreed is not asked to confirm it again. */
const isSo = (known: TopicConsent | undefined, state: ConsentState): boolean =>
  known?.state === state || (state === 'pending' && known?.state === 'subscribed');

/** Is somebody to be asked again to confirm what they are waiting to confirm, or what does not count any more? */
const isAskedAgain = (known: TopicConsent | undefined, { state, again }: Wish, at: number): boolean => {
  if (state !== 'pending' || !again || !known) return false;
  if (known.state === 'pending') return at - known.since.getTime() >= again.afterMs;
  return known.state === 'subscribed' && again.left;
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
  const plan: ConsentPlan = { changes: [], notes: [] };
  for (const wish of wishes) {
    const { email, topic, state, how, by, evidence, at, standing, unlessAsked, onlyFrom, quiet } = wish;
    const record = known.get(email);
    if (standing !== undefined && saidBy(record, standing, topic) === state) continue;
    const place = `${email} ${topic}`;
    const before = changed.get(place) ?? consentOf(record, topic);
    const last = before?.since.getTime() ?? 0;
    const said = at ? Math.min(at.getTime(), now) : Math.max(now, last + 1);
    const stays = isSo(before, state) && !isAskedAgain(before, wish, said);
    if (stays || said <= last || (unlessAsked && before) || (onlyFrom && before?.state !== onlyFrom)) {
      if (standing !== undefined) plan.notes.push({ email, topic, state, source: standing });
      continue;
    }
    const change: TopicConsent = {
      ...{ state, since: new Date(said), by, how },
      ...(evidence && Object.keys(evidence).length > 0 ? { evidence } : {}),
      event: `${consentEventOf(state)}:${addressKey(email)}:${topic}:${last}`,
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
