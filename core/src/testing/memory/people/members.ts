import type { DatesStore, MembersStore, PersonRecord } from '../../../model/person.js';
import type { Table } from '../kit/table.js';
import { updateAll } from '../kit/update-all.js';

/**
 * Changes each of these people unless they were changed since they were read. Returns whether none was; the others are
 * written all the same.
 */
export const writeUnchanged = <W extends { person: PersonRecord }>(
  people: Table<PersonRecord>,
  writes: W[],
  change: (person: PersonRecord, write: W) => void,
): boolean => {
  const written = writes.filter((write) =>
    people.update(
      write.person._id,
      (person) => change(person, write),
      ({ rev }) => rev === write.person.rev,
    ),
  );
  return written.length === writes.length;
};

const isIn = ({ segments = [] }: Readonly<PersonRecord>, segment: string): boolean => segments.includes(segment);

/** Those for whom the moment has come, longest due first. */
const dueBy = (people: Table<PersonRecord>, moment: 'segmentsAt' | 'datesAt', now: Date): PersonRecord[] => {
  const at = (person: Readonly<PersonRecord>) => person[moment]?.getTime() ?? Infinity;
  return people.find((person) => at(person) <= now.getTime()).sort((a, b) => at(a) - at(b));
};

/** Who is in which segment, as it stands on the people. */
export const createMembers = (people: Table<PersonRecord>, newId: () => string): MembersStore => ({
  writeSegments: async (writes, now) =>
    writeUnchanged(people, writes, (record, { segments, segmentsAt, news }) => {
      record.segments = segments;
      if (segmentsAt) record.segmentsAt = segmentsAt;
      else delete record.segmentsAt;
      record.rev = (record.rev ?? 0) + 1;
      if (news.length === 0) return;
      (record.news ??= []).push(...news.map((one) => ({ ...one, id: `${newId()}:${record._id}`, at: now })));
      if (!record.newsAt || now < record.newsAt) record.newsAt = now;
    }),

  segmentsDue: async (now, limit) => dueBy(people, 'segmentsAt', now).slice(0, limit),

  async leaveSegment(segment) {
    updateAll(
      people,
      (person) => isIn(person, segment),
      (person) => {
        person.segments = (person.segments ?? []).filter((one) => one !== segment);
        person.rev = (person.rev ?? 0) + 1;
      },
    );
  },

  inSegment: async ({ segment, after, limit }) =>
    people
      .find((person) => isIn(person, segment) && (!after || person._id < after))
      .reverse()
      .slice(0, limit),

  countInSegment: async (segment) => people.count((person) => isIn(person, segment)),
});

/** The dates that are waited for, as they stand on the people. */
export const createDates = (people: Table<PersonRecord>): DatesStore => ({
  writeDates: async (writes) =>
    writeUnchanged(people, writes, (record, { dates }) => {
      const moments = Object.values(dates).map((at) => at.getTime());
      delete record.dates;
      delete record.datesAt;
      if (moments.length > 0) Object.assign(record, { dates, datesAt: new Date(Math.min(...moments)) });
      record.rev = (record.rev ?? 0) + 1;
    }),

  datesDue: async (now, limit) => dueBy(people, 'datesAt', now).slice(0, limit),
});
