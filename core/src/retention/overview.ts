import {
  retentionKinds,
  retentionSettings,
  type RetentionKind,
  type RetentionSettings,
} from '../definition/shop-settings/index.js';
import { read, readId } from '../kernel/input.js';
import type { KindSize, PruneState } from '../model/operation/retention.js';
import type { Ports } from '../model/abilities/ports.js';
import { MOST_DUE, type KeptKind, type RetentionApi, type RetentionView } from './api.js';
import { cutoffOf } from './cutoffs.js';
import { whatLooksBack } from './looks-back.js';

/** What was looked up is told again for so long, in milliseconds of this process. */
const KNOWN = 60_000;

type OverviewPorts = Ports<'clock' | 'shop', 'retention' | 'segments' | 'sums' | 'workflows'>;

const passOf = (state: PruneState | undefined): KeptKind['lastPass'] => {
  if (!state?.startedAt) return null;
  const { startedAt, endedAt, removed } = state;
  const isOver = endedAt !== undefined && endedAt >= startedAt;
  return { startedAt: startedAt.toISOString(), endedAt: isOver ? endedAt.toISOString() : null, removed };
};

const countDue = async (
  { store, clock }: OverviewPorts,
  kind: RetentionKind,
  settings: RetentionSettings,
): Promise<number | null> => {
  const before = cutoffOf(kind, settings, clock.now());
  if (!before) return 0;
  const without = kind === 'events' ? settings.alwaysKeep : [];
  return store.retention.countOld(kind, { before, without, limit: MOST_DUE });
};

const look = async (context: OverviewPorts, settings: RetentionSettings): Promise<RetentionView> => {
  const { store, clock } = context;
  const sizes: Record<RetentionKind, KindSize> = await store.retention.sizes();
  const states = new Map((await store.retention.states()).map((state) => [state._id, state]));
  const kinds: KeptKind[] = [];
  // One after the other: nobody is in a hurry, and each may take a second.
  for (const kind of retentionKinds)
    kinds.push({
      kind,
      days: settings[kind],
      ...sizes[kind],
      due: await countDue(context, kind, settings),
      lastPass: passOf(states.get(kind)),
      removed: states.get(kind)?.total ?? 0,
    });
  return { settings, kinds, at: new Date(clock.now()).toISOString() };
};

/** What is kept, as the API tells it. */
export const createRetention = (context: OverviewPorts): RetentionApi => {
  const { store, shop } = context;
  let known: { since: number; of: string; view: Promise<RetentionView> } | undefined;
  return {
    async overview() {
      const { retention } = await shop.settings();
      const [since, of] = [performance.now(), JSON.stringify(retention)];
      if (known && known.of === of && since - known.since < KNOWN) return known.view;
      const view = look(context, retention);
      known = { since, of, view };
      view.catch(() => (known = undefined));
      return view;
    },

    async preview(given) {
      const wanted = read(retentionSettings, given);
      const { retention: now } = await shop.settings();
      const changed = retentionKinds.filter(
        (kind) =>
          wanted[kind] !== now[kind] ||
          (kind === 'events' && JSON.stringify(wanted.alwaysKeep) !== JSON.stringify(now.alwaysKeep)),
      );
      const kinds = [];
      for (const kind of changed)
        kinds.push({ kind, days: wanted[kind], was: now[kind], due: await countDue(context, kind, wanted) });
      return { kinds, looksBack: await whatLooksBack(store, { days: wanted.events, always: wanted.alwaysKeep }) };
    },

    async sums(workflow) {
      const id = readId(workflow);
      const all = await Promise.all(
        (['runs', 'steps', 'mails'] as const).map((of) => store.sums.ofWorkflows([id], of)),
      );
      return all.flat().map(({ _id: _, ...sum }) => sum);
    },
  };
};
