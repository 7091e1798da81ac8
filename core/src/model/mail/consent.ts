import { CONSENT_GIVEN, CONSENT_REQUESTED, CONSENT_WITHDRAWN } from '../../definition/consent/events.js';
import type { ConsentHow, ConsentState } from '../../definition/consent/states.js';

/** What shows later that it was so. */
export interface ConsentEvidence {
  /** What it came from: `form:newsletter`, `order:order_01H…`, `import:9f…`. */
  source?: string;
  /** The words that were shown. */
  words?: string;
  /** The address that it came from. */
  ip?: string;
  /** Why staff changed it. */
  reason?: string;
}

/** Where somebody stands on one topic, as it was last changed. Without an entry they were never asked. */
export interface TopicConsent {
  state: ConsentState;
  since: Date;
  /** The way it was changed, for example `page`, or who of the staff did it. */
  by: string;
  how: ConsentHow;
  evidence?: ConsentEvidence;
  /** The event that recorded it: one event makes one change. */
  event: string;
  /** Of a request: since when they had said no. Anybody can send a form: the "no" counts until they confirm. */
  refused?: Date;
}

/** One change that was made. */
export interface ConsentEntry extends TopicConsent {
  topic: string;
}

/** What a source that is looked at again and again said last, such as a customer's account: `store:cus_1` → topic → state. */
export type Said = Record<string, Record<string, ConsentState>>;

/** What an address agreed to, topic by topic. `_id` is the address, so that it outlives the person's record. */
export interface ConsentRecord {
  _id: string;
  /** By the ids of the topics. */
  topics: Record<string, TopicConsent>;
  /** All changes, newest last: the newest {@link HISTORY} are kept. */
  history: ConsentEntry[];
  said?: Said;
}

/** So many changes of an address are kept. */
export const HISTORY = 200;

/** What a form asked its person to agree to when they sent it. */
export interface ConsentAsk {
  topic: string;
  /** True: only the link in a confirmation mail makes it count (double opt-in). */
  confirm: boolean;
  evidence: ConsentEvidence;
}

/** A change to an address, wherever it comes from. */
export interface ConsentChange extends ConsentEntry {
  /** Lower-cased. */
  email: string;
  /** The source that is looked at again, and says this now. No dots and no "$" in it. */
  said?: string;
}

/** What a source says that changes nothing, so that the same is not taken for news later. */
export interface SaidNote {
  email: string;
  source: string;
  topic: string;
  state: ConsentState;
}

/** What consent needs from a store. */
export interface ConsentStore {
  get(email: string): Promise<ConsentRecord | null>;
  byEmails(emails: string[]): Promise<Map<string, ConsentRecord>>;
  /**
   * Writes changes in bulk. One that is not newer than what is known of its topic changes nothing, nor does one whose
   * event made its change already: it may be repeated. What a source said is noted in either case.
   */
  apply(changes: ConsentChange[]): Promise<void>;
  /** Notes what sources said. */
  noteSaid(notes: SaidNote[]): Promise<void>;
  /**
   * Keeps, under the marks of these addresses, from which topics they had withdrawn by a moment, and when; nothing else of
   * what was by then. What came later stays. Records under a mark are found by their address as before.
   */
  hide(emails: string[], until: Date): Promise<void>;
}

/** The event that a withdrawal names whose own is gone. */
const ERASED = 'erased';

/** See `ConsentStore.hide`; `undefined` where nothing is kept. Pure. */
export const hiddenOf = ({ topics, history }: ConsentRecord, until: Date): Omit<ConsentRecord, '_id'> | undefined => {
  const later = history.filter(({ since }) => since > until);
  const kept = Object.entries(topics).flatMap(([topic, { state, since, how, ...rest }]): [string, TopicConsent][] => {
    if (since > until) return [[topic, { state, since, how, ...rest }]];
    const left = refusedSince({ state, since, ...rest });
    return left ? [[topic, { state: 'unsubscribed', since: left, by: how, how, event: ERASED }]] : [];
  });
  return kept.length + later.length > 0 ? { topics: Object.fromEntries(kept), history: later } : undefined;
};

/** Where an address stands on a topic; `undefined`: it was never asked. */
export const consentOf = (record: ConsentRecord | null | undefined, topic: string): TopicConsent | undefined =>
  record && Object.hasOwn(record.topics, topic) ? record.topics[topic] : undefined;

/** Since when somebody does not want e-mails about a topic; a request that they did not confirm takes no "no" back. */
export const refusedSince = (known: Pick<TopicConsent, 'state' | 'since' | 'refused'> | undefined): Date | undefined =>
  known?.state === 'unsubscribed' ? known.since : known?.refused;

/** What a source said last about a topic. */
export const saidBy = (
  record: ConsentRecord | null | undefined,
  source: string,
  topic: string,
): ConsentState | undefined => {
  const said = record?.said && Object.hasOwn(record.said, source) ? record.said[source] : undefined;
  return said && Object.hasOwn(said, topic) ? said[topic] : undefined;
};

const EVENTS: Record<ConsentState, string> = {
  pending: CONSENT_REQUESTED,
  subscribed: CONSENT_GIVEN,
  unsubscribed: CONSENT_WITHDRAWN,
};

/** What the change to a state is recorded as. */
export const consentEventOf = (state: ConsentState): string => EVENTS[state];
