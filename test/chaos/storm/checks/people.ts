import { isDeepStrictEqual } from 'node:util';
import { SPENDERS_ABOVE } from '../story/workflows.js';
import type { Stored } from './stored.js';

interface Change {
  kind: string;
  tag?: string;
  field?: string;
  operation?: string;
  by?: number;
}

interface Sum {
  fields: Record<string, number>;
  tags: Set<string>;
}

/** What the journals say about each person: their counters and tags. */
const sums = ({ runs }: Stored): { of: Map<string, Sum>; faults: string[] } => {
  const of = new Map<string, Sum>();
  const faults: string[] = [];
  for (const run of runs)
    for (const entry of run.journal) {
      if (entry.type !== 'action' || entry.changes === undefined) continue;
      const sum: Sum = of.get(run.person) ?? { fields: {}, tags: new Set() };
      of.set(run.person, sum);
      for (const change of entry.changes as unknown as Change[])
        if (change.kind === 'calculate' && change.operation === 'add' && change.field !== undefined)
          sum.fields[change.field] = (sum.fields[change.field] ?? 0) + (change.by ?? NaN);
        else if (change.kind === 'add_tag' && change.tag !== undefined) sum.tags.add(change.tag);
        else faults.push(`run ${run._id} (${run.workflow}): a change that nobody planned: ${JSON.stringify(change)}`);
    }
  return { of, faults };
};

/**
 * Each person's counters and tags are what the journals say, no more and no less; they are in the segment that they fit
 * in; and each tag that they got was told once.
 */
export const peopleFaults = (stored: Stored): string[] => {
  const { of, faults } = sums(stored);
  const told = new Map<string, number>();
  for (const { name, email, properties } of stored.events.values())
    if (name === '$tag_added' || name === '$segment_entered') {
      const what = `${email} ${name} ${String(properties['tag'] ?? properties['segment'])}`;
      told.set(what, (told.get(what) ?? 0) + 1);
    }
  for (const { _id, email, fields, tags, segments = [] } of stored.people.values()) {
    const who = `person ${email} (${_id})`;
    const { fields: counted, tags: given } = of.get(_id) ?? { fields: {}, tags: new Set<string>() };
    if (!isDeepStrictEqual(fields, counted))
      faults.push(`${who}: their fields are ${JSON.stringify(fields)}, by the journals ${JSON.stringify(counted)}`);
    if (!isDeepStrictEqual(new Set(tags), given) || tags.length !== given.size)
      faults.push(`${who}: their tags are ${tags.join()}, by the journals ${[...given].join()}`);
    for (const tag of tags) {
      const times = told.get(`${email} $tag_added ${tag}`) ?? 0;
      // Only what a workflow starts by is told.
      if (tag === 'welcomed' && times !== 1) faults.push(`${who}: the tag ${tag} was told ${times} times`);
    }
    const spends = (counted['points'] ?? 0) > SPENDERS_ABOVE;
    if (spends !== segments.includes('spenders')) faults.push(`${who}: in the segments ${segments.join()}`);
    const entered = told.get(`${email} $segment_entered spenders`) ?? 0;
    if (entered !== (spends ? 1 : 0)) faults.push(`${who}: entering the segment was told ${entered} times`);
    if (fields['lost'] !== undefined) faults.push(`${who}: a run did not see what it had written`);
  }
  return faults;
};
