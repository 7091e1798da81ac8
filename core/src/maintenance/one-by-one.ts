import { narrowDown } from '../kernel/narrow-down.js';
import type { PersonRecord } from '../model/person.js';
import { isNobodys, type Lease } from './work-lease.js';
import type { Ports } from '../model/abilities/ports.js';

/** Somebody over whom a process died so often, alone, is passed by. */
const MOST_LOSSES = 5;

/** What is done with people, and with one with whom it cannot be done. */
export interface LookAtPeople {
  what: string;
  work: (people: PersonRecord[]) => Promise<unknown>;
  passBy?: (person: PersonRecord) => Promise<void>;
}

/**
 * Does something with people under a lease. One with whom it throws, or ends the process again and again, is passed by
 * and logged, and the others are not harmed.
 */
export const lookAtPeople = async (
  context: Ports<'logger', 'isAway'>,
  lease: Lease,
  people: PersonRecord[],
  { what, work, passBy }: LookAtPeople,
): Promise<void> => {
  const [first] = people;
  if (!first) return;
  const blame = async (person: PersonRecord, error: unknown): Promise<void> => {
    context.logger.error({ err: error, person: person._id }, `${what} failed for a person, who is passed by`);
    await passBy?.(person);
  };
  const alone = people.length === 1 && lease.isCareful();
  const { times } = await lease.begin(people.length, alone ? first._id : undefined);
  if (alone && times > MOST_LOSSES)
    return blame(first, new Error(`Each of ${MOST_LOSSES} attempts was cut off; it may be what ended the process`));
  await narrowDown(people, {
    work: async (some) => void (await work([...some])),
    lost: blame,
    isNobodys: isNobodys(context),
  });
};
