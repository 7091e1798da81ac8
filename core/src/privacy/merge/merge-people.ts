import { z } from 'zod';
import { ConflictError, InvalidInputError, NotFoundError } from '../../kernel/errors.js';
import { byText, read, readId } from '../../kernel/input.js';
import type { PersonRecord } from '../../model/person.js';
import { currentPeople } from '../../people/current.js';
import type { MergePeople, MergePreview, MergeView } from '../api.js';
import { noted } from '../noted.js';
import type { PrivacyPorts } from '../ports.js';
import { carryOutMerge } from './carry-out.js';
import { mergedOf } from './merged.js';

const mergeInput = z.strictObject({ by: byText });

/** @throws NotFoundError, ConflictError, InvalidInputError */
const both = async (
  context: PrivacyPorts,
  fromId: string,
  intoId: string,
): Promise<{ from: PersonRecord; into: PersonRecord }> => {
  const [a, b] = [readId(fromId, 'from'), readId(intoId, 'into')];
  if (a === b) throw new InvalidInputError([{ path: ['into'], message: 'is the same person: choose another' }]);
  const people = await currentPeople(context, [a, b]);
  const [from, into] = [people.get(a), people.get(b)];
  if (!from) throw new NotFoundError(`The person "${a}"`);
  if (!into) throw new NotFoundError(`The person "${b}"`);
  const erasures = await context.store.erasures.concerning([from.email, into.email]);
  if ([...erasures.values()].some((e) => e.state === 'under_way'))
    throw new ConflictError('One of them is being erased.');
  return { from, into };
};

/** See `PrivacyApi.previewMerge`. */
export const previewMerge = async (context: PrivacyPorts, from: string, into: string): Promise<MergePreview> => {
  const people = await both(context, from, into);
  const entries = await context.store.subscriptions.byEmails([people.from.email, people.into.email]);
  return mergedOf(people.from, people.into, entries);
};

/** See `PrivacyApi.merge`. */
export const mergePeople = async (
  context: PrivacyPorts,
  fromId: string,
  intoId: string,
  input: MergePeople,
): Promise<MergeView> => {
  const { store, clock, atGap } = context;
  const [a, b] = [readId(fromId, 'from'), readId(intoId, 'into')];
  const { by } = read(mergeInput, input);
  const view = async (id: string): Promise<MergeView> => {
    const merge = await store.merges.get(id);
    return { state: merge && merge.state !== 'under_way' ? 'merged' : 'under_way', from: a, into: b };
  };
  const begun = await store.merges.get(`${a}:${b}`);
  if (!begun) {
    const { from, into } = await both(context, a, b);
    const others = [...(await store.merges.ofPerson(a)), ...(await store.merges.ofPerson(b))];
    if (others.some((m) => m.state === 'under_way'))
      throw new ConflictError('One of them is being merged with somebody else: try again in a minute.');
    await noted(context, { what: 'people.merged', by, on: { kind: 'person', id: b } }, () =>
      store.merges.start({
        ...{ _id: `${a}:${b}`, from: a, into: b, by, state: 'under_way' },
        ...{ startedAt: new Date(clock.now()), againAt: null, endedAt: null },
        emails: { from: [from.email, ...(from.aliases ?? [])], into: into.email },
      }),
    );
    await atGap('merge: begun');
  }
  await carryOutMerge(context, `${a}:${b}`);
  return view(`${a}:${b}`);
};
