import assert from 'node:assert/strict';
import type { Claim, EffectRecord, EffectStore, LaneQuery } from '../../../model/effect.js';

/** A moment, in seconds after the cases begin. */
export const at = (seconds: number): Date => new Date(Date.UTC(2025, 0, 1) + seconds * 1_000);

/** An effect that is open and due at once. */
export const open = (id: string, more: Partial<EffectRecord> = {}): EffectRecord => ({
  _id: id,
  ...{ run: 'r', person: 'p', workflow: 'w', version: 1, step: 'mail', seq: 1 },
  ...{ action: 'send_email', input: { to: 'ada@example.com' }, state: 'open', dueAt: at(0), attempts: 0 },
  ...{ lane: 'smtp:shop', class: 'marketing', createdAt: at(0) },
  ...more,
});

export const lanes = (more: Partial<LaneQuery> = {}): LaneQuery => ({
  ...{ names: ['smtp:shop'], prefixes: [], without: [] },
  ...more,
});

/** A claim for half a minute, in the lane of all effects here unless told otherwise. */
export const claimOf = (
  lease: string,
  seconds: number,
  more: Partial<Claim & { lane: string; limit: number; marketing: number; heldUp: Date }> = {},
) => ({
  ...{ lane: 'smtp:shop', actions: ['send_email'], limit: 10 },
  ...{ now: at(seconds), until: at(seconds + 30), lease },
  ...more,
});

/** Records effects and claims them under a lease at the start. */
export const claimed = async (effects: EffectStore, lease: string, records: EffectRecord[]): Promise<void> => {
  await effects.record(records);
  await effects.claim(claimOf(lease, 0));
};

/** Records effects and brings them to a state, each under a lease of its own. */
export const settled = async (
  effects: EffectStore,
  state: 'failed' | 'held' | 'skipped' | 'done' | 'dropped',
  records: EffectRecord[],
): Promise<void> => {
  for (const record of records) {
    const [_id, lease] = [record._id, `lease of ${record._id}`];
    await claimed(effects, lease, [record]);
    if (state === 'dropped') await effects.drop([{ _id, lease }], at(1));
    else await effects.finish([{ key: _id, lease, outcome: { state, reason: 'why' } }], at(1));
  }
};

export const effectOf = async (effects: EffectStore, id: string): Promise<EffectRecord> => {
  const [effect] = await effects.byIds([id]);
  assert.ok(effect, `there is no effect ${id}`);
  return effect;
};

/** The ids, in order of the alphabet. */
export const idsOf = (found: Iterable<{ _id: string }>): string[] => [...found].map((one) => one._id).sort();
