import { goesOutAt, type CappedMail, type PutOffCause, type SendingRules } from '../../decide/index.js';
import { MOST_CAP_DAYS } from '../../definition/shop-settings/index.js';
import { untilSettled } from '../../kernel/until-settled.js';
import type { CapEntry, CapRecord, CapStore } from '../../model/mail/cap.js';

const DAY = 86_400_000;

/** A mail that was to go out so long ago, and has not looked since, is not waited for any more, in milliseconds. */
const GONE = DAY;

/** The mails that still count: those that a rule may look back to, and those that are still to go out. */
const counting = ({ at, taken }: CapEntry, now: number): boolean =>
  at.getTime() > now - (taken ? MOST_CAP_DAYS * DAY : GONE);

/** Does a mail go before this one? Of two that wait, the one that was to go out earlier. */
const goesBefore = (other: CapEntry, mine: CapEntry | undefined): boolean => {
  if (other.taken || !mine) return true;
  if (mine.taken) return false;
  const later = other.at.getTime() - mine.at.getTime();
  return later < 0 || (later === 0 && other.key < mine.key);
};

/** When a mail that goes before went out or will: one that was to go out by now is about to. */
const asCapped = ({ topic, at, taken }: CapEntry, now: number): CappedMail => ({
  topic,
  at: taken ? at.getTime() : Math.max(at.getTime(), now),
});

export interface Wish {
  key: string;
  person: string;
  topic: string;
  now: number;
}

/**
 * When a mail may go out, and the record that says so; the mails of one person that were put off keep their order. Pure,
 * so that it can be asked anew where somebody else was faster to write.
 */
export const slotIn = (
  record: CapRecord | null,
  { key, person, topic, now }: Wish,
  rules: SendingRules,
): { at: number; cause?: PutOffCause; record: CapRecord } => {
  const known = record?.mails ?? [];
  const mine = known.find((mail) => mail.key === key);
  const others = known.filter((mail) => mail.key !== key && counting(mail, now));
  const mails = others.filter((mail) => goesBefore(mail, mine)).map((mail) => asCapped(mail, now));
  const found = goesOutAt({ now, topic, mails }, rules);
  const entry: CapEntry = { key, topic, at: new Date(found.at), taken: found.cause === undefined };
  return { ...found, record: { _id: person, rev: (record?.rev ?? 0) + 1, mails: [...others, entry] } };
};

/**
 * Takes a slot for a mail, or the place behind those that go before it: two mails to one person that are decided at the
 * same moment, by whatever processes, are one behind the other. The same key has one slot however often it is taken.
 */
export const takeSlot = async (
  caps: Pick<CapStore, 'get' | 'write'>,
  wish: Wish,
  rules: SendingRules,
): Promise<{ at: number; cause?: PutOffCause }> => {
  let slot: { at: number; cause?: PutOffCause } = { at: wish.now };
  await untilSettled([wish], async (open) => {
    const { record, ...found } = slotIn(await caps.get(wish.person), wish, rules);
    slot = found;
    return (await caps.write(record)) ? [] : open;
  });
  return slot;
};
