/** What a mail server told about an address: refused for good, refused for now, or a person has taken that back. */
export type BounceKind = 'hard' | 'soft' | 'allowed';

/** Something that changes whether mail may go to an address. */
export interface BounceChange {
  /** Lower-cased. */
  email: string;
  kind: BounceKind;
  /** The same each time it is told. */
  id: string;
  at: Date;
  /** Who told it: a provider, our own mail server, or who of the staff. */
  by: string;
  /** The server's words, or why somebody of the staff did it. */
  why: string;
}

/**
 * Whether mail reaches an address, as stored. `_id` is the address, so that it outlives the person's record. It stands
 * beside what its owner wants (see `SuppressionRecord`): taking a bounce back subscribes nobody.
 */
export interface BounceRecord {
  _id: string;
  /** `hard`: no mail goes there. `soft`: no marketing mail does. `null`: all mail does. */
  state: 'hard' | 'soft' | null;
  /** When the state was last changed. */
  since: Date;
  by: string;
  why: string;
  /** Those that came back for now lately, oldest first. */
  soft: { id: string; at: Date }[];
  rev: number;
}

/** How many mails may come back for now within so many days before marketing mail stops. */
export interface SoftBounceLimit {
  count: number;
  days: number;
}

const DAY = 86_400_000;

const noRecord = (email: string): BounceRecord => ({
  _id: email,
  state: null,
  since: new Date(0),
  by: '',
  why: '',
  soft: [],
  rev: 0,
});

const changed = (record: BounceRecord, { at, by, why }: BounceChange, more: Partial<BounceRecord>): BounceRecord => ({
  ...record,
  since: at > record.since ? at : record.since,
  by,
  why,
  ...more,
  rev: record.rev + 1,
});

const afterSoft = (record: BounceRecord, change: BounceChange, { count, days }: SoftBounceLimit) => {
  if (record.soft.some(({ id }) => id === change.id)) return undefined;
  const all = [...record.soft, { id: change.id, at: change.at }].sort((a, b) => a.at.getTime() - b.at.getTime());
  const newest = all.at(-1)?.at.getTime() ?? 0;
  const soft = all.filter(({ at }) => at.getTime() > newest - days * DAY).slice(-count);
  if (soft.length < count) return { ...record, soft, rev: record.rev + 1 };
  const why = `Came back ${count} times within ${days} days, the last time with: ${change.why}`;
  return changed(record, { ...change, why }, { state: 'soft', soft });
};

/**
 * What an address is like after a change; `undefined` where it changes nothing: it is known, or older than what is known.
 * Pure. Telling the same twice, or in another order, leaves the same state.
 */
export const afterBounce = (
  record: BounceRecord | undefined,
  change: BounceChange,
  limit: SoftBounceLimit,
): BounceRecord | undefined => {
  const before = record ?? noRecord(change.email);
  const isWorse = change.kind === 'hard' && before.state === 'soft';
  if (change.at <= before.since && !isWorse) return undefined;
  switch (change.kind) {
    case 'hard':
      return before.state === 'hard' ? undefined : changed(before, change, { state: 'hard' });
    case 'soft':
      return before.state ? undefined : afterSoft(before, change, limit);
    case 'allowed':
      return before.state || before.soft.length > 0 ? changed(before, change, { state: null, soft: [] }) : undefined;
  }
};

/** What bounces need from a store. */
export interface BounceStore {
  byEmails(emails: string[]): Promise<Map<string, BounceRecord>>;
  /**
   * Writes records, each in place of the one whose revision is one below (none, for the first). Returns the addresses of
   * which the store now holds what was handed in: the others were changed by somebody else meanwhile.
   */
  put(records: BounceRecord[]): Promise<Set<string>>;
  /** Forgets what is known of addresses. */
  erase(emails: string[]): Promise<void>;
  /** Those to which mail is stopped. */
  list(query: SuppressionPage): Promise<BounceRecord[]>;
}

/**
 * A page of those who are on a list: newest first; with `q`, the start of an address, by address. It goes on behind
 * `after`, or with that address itself where `orAt` says so.
 */
export interface SuppressionPage {
  q?: string | undefined;
  after?: { since: Date; email: string; orAt: boolean } | undefined;
  limit: number;
}
