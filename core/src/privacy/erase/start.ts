import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../kernel/errors.js';
import { byText, read, readId } from '../../kernel/input.js';
import { dateInput } from '../../kernel/time/moment.js';
import { identity } from '../../model/event-input.js';
import type { ErasureRecord } from '../../model/operation/erasure.js';
import type { PersonRecord } from '../../model/person.js';
import type { ErasePerson, ErasureView } from '../api.js';
import { noted } from '../noted.js';
import type { PrivacyPorts } from '../ports.js';
import { carryOutErasure } from './carry-out.js';

const eraseInput = z.strictObject({ by: byText, askedAt: dateInput.optional() });

/** Who is meant: by id, by address, or by one that was merged into theirs. */
const whoIs = async (
  { store }: Pick<PrivacyPorts, 'store'>,
  given: string,
): Promise<{ email: string; person: PersonRecord | undefined }> => {
  if (!given.includes('@')) {
    const person = (await store.people.byIds([given])).get(given);
    if (!person) throw new NotFoundError(`The person "${given}"`);
    return { email: person.email, person };
  }
  const email = read(identity, given, 'person');
  const person =
    (await store.people.byEmails([email])).get(email) ?? (await store.people.byAliases([email])).get(email);
  return { email, person };
};

export const erasureView = (erasure: ErasureRecord): ErasureView => ({
  id: erasure._id,
  state: erasure.state === 'settling' ? 'erased' : erasure.state,
  step: erasure.step,
  by: erasure.by,
  startedAt: erasure.startedAt.toISOString(),
  erasedAt: erasure.erasedAt?.toISOString() ?? null,
  endedAt: erasure.endedAt?.toISOString() ?? null,
  waitsFor: erasure.hosts,
});

const newErasure = async (
  { store, clock }: PrivacyPorts,
  { email, person }: Awaited<ReturnType<typeof whoIs>>,
  by: string,
): Promise<ErasureRecord> => {
  const emails = [...new Set([person?.email ?? email, email, ...(person?.aliases ?? [])])];
  const marks = await store.erasures.marksOf(emails);
  return {
    ...{ _id: marks[0] ?? '', marks, state: 'under_way', step: 'hold' },
    // Staff may erase themselves.
    by: emails.some((one) => by.toLowerCase().includes(one)) ? 'themselves' : by,
    startedAt: new Date(clock.now()),
    ...{ erasedAt: null, againAt: null, endedAt: null },
    hosts: await store.erasures.hosts(),
    trace: {
      emails,
      person: person?._id ?? null,
      alias: `erased_${store.newId()}`,
      externalIds: person?.externalIds ?? {},
    },
  };
};

/** Begins an erasure, or finds the one under way, and carries it out as far as it comes now. See `PrivacyApi.erase`. */
export const erasePerson = async (
  context: PrivacyPorts,
  idOrEmail: string,
  input: ErasePerson,
): Promise<ErasureView> => {
  const { store, atGap } = context;
  const given = readId(idOrEmail, 'person');
  const { by, askedAt } = read(eraseInput, input);
  const who = await whoIs(context, given);
  const before = (await store.erasures.concerning([who.email])).get(who.email);
  if (askedAt && before && before.startedAt >= askedAt) return erasureView(before);
  if (who.person && (await store.merges.ofPerson(who.person._id)).some((m) => m.state === 'under_way'))
    throw new ConflictError('This person is being merged with another: try again in a minute.');
  const wanted = await newErasure(context, who, by);
  const begun = await noted(
    context,
    { what: 'person.erased', by: wanted.by, on: { kind: 'address', id: wanted._id } },
    () => store.erasures.start(wanted),
    // One that is under way goes on.
    ({ trace }) => trace?.alias === wanted.trace?.alias,
  );
  await atGap('erase: begun');
  await carryOutErasure(context, begun._id);
  return erasureView((await store.erasures.get(begun._id)) ?? begun);
};
