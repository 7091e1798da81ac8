import { z } from 'zod';
import type { Condition } from '../definition/condition.js';
import { byText, pageQuery, read, readId } from '../kernel/input.js';
import { newWalk } from '../model/operation/walk.js';
import type { SegmentRecord } from '../model/segment.js';
import { segmentContent } from './segment.js';
import { claimOrigin, originText } from '../model/operation/origin.js';
import { bringUpToDate } from '../people/current.js';
import { NotFoundError } from '../kernel/errors.js';
import { contentHash } from '../kernel/keys.js';
import { emptySegment } from './maintain.js';
import { previewSegment } from './preview.js';
import { readCriteria } from './read-criteria.js';
import { viewPeople } from '../people/view.js';
import { toPage } from '../kernel/read-page.js';
import type { SegmentView, SegmentsApi } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

const publishInput = segmentContent.extend({
  id: z.string().min(1).max(200),
  by: byText.optional(),
  origin: originText.optional(),
});
const previewInput = segmentContent.pick({ criteria: true });

const viewOf = async ({ store }: Ports<never, 'people'>, s: SegmentRecord): Promise<SegmentView> => ({
  id: s._id,
  name: s.name,
  status: s.status,
  criteria: s.criteria,
  count: await store.people.countInSegment(s._id),
  building: s.build ? { looked: s.build.looked, of: await store.people.countAll() } : null,
});

const same = (a: Condition, b: Condition): boolean => contentHash(a) === contentHash(b);

/** Segments as the API has them. */
export const createSegmentCommands = (
  context: Ports<
    'applier' | 'atGap' | 'audit' | 'clock' | 'signals' | 'world',
    'bounces' | 'consents' | 'events' | 'newId' | 'origins' | 'people' | 'segments' | 'subscriptions'
  >,
): SegmentsApi => {
  const { store, clock, signals, audit } = context;
  const mustFind = async (id: string): Promise<SegmentRecord> => {
    const found = await store.segments.get(id);
    if (!found) throw new NotFoundError(`The segment "${id}"`);
    return found;
  };
  return {
    async publish(input) {
      const { id, name, criteria, by, origin } = readCriteria(publishInput, input);
      await claimOrigin(context, 'segment', { id, name, origin });
      const now = new Date(clock.now());
      const before = await store.segments.get(id);
      const entry = { by, what: 'segment.published', on: { kind: 'segment', id, name } } as const;
      if (before?.status === 'active' && same(before.criteria, criteria)) {
        if (before.name !== name) await audit.note(entry, () => store.segments.rename(id, name, now));
        return { rebuilt: false };
      }
      const build = newWalk(store.newId);
      await audit.note(entry, () => store.segments.put({ _id: id, name, criteria }, now, build));
      await signals.events();
      return { rebuilt: true };
    },

    async archive(id, by) {
      const who = read(byText.optional(), by, 'by');
      const { _id, name } = await mustFind(readId(id));
      await audit.note({ by: who, what: 'segment.archived', on: { kind: 'segment', id: _id, name } }, async () => {
        await store.segments.archive(_id, new Date(clock.now()));
        await context.atGap('segment: archived');
        await emptySegment(context, _id);
      });
    },

    async get(id) {
      const found = await store.segments.get(readId(id));
      return found && viewOf(context, found);
    },

    list: async () => Promise.all((await store.segments.all()).map((s) => viewOf(context, s))),

    async people(id, query) {
      const key = readId(id);
      const { limit, after } = read(pageQuery, query);
      const { _id } = await mustFind(key);
      const found = await store.people.inSegment({ segment: _id, after, limit });
      const views = await viewPeople(context, await bringUpToDate(context, found));
      return toPage(
        views,
        limit,
        (p) => p.id,
        (p) => p,
      );
    },

    preview: async (criteria) => previewSegment(context, readCriteria(previewInput, { criteria }).criteria),
  };
};
