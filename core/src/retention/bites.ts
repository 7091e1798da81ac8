import type { RetentionKind } from '../definition/shop-settings/index.js';
import type { PruneBite } from '../model/operation/retention.js';
import type { Ports } from '../model/abilities/ports.js';

export type BitePorts = Ports<'atGap', 'retention' | 'sums'>;

/** Somebody else prunes: this process was slower than its lease. */
export class PruningTakenOver extends Error {
  override name = 'PruningTakenOver';
}

/** What is removed of a kind, and whether it can be removed again. */
type Remove = (bite: Pick<PruneBite, 'ids' | 'keep'>) => Promise<void>;

/**
 * Counts and removes what was noted: added under the number of the bite, which adds nothing twice; then removed; then
 * said to be. Done again after a crash at any place it comes to the same.
 */
const carryOut = async (
  { store, atGap }: BitePorts,
  kind: RetentionKind,
  { n, sums, ...what }: PruneBite,
  remove: Remove,
): Promise<void> => {
  await store.sums.fold(sums, { kind, n });
  await atGap('prune: sums added');
  await remove(what);
  await atGap('prune: bite removed');
  await store.retention.closeBite(kind, n);
};

/** Ends the bite that a crash left. Returns the number of the last bite. */
export const finishBite = async (ports: BitePorts, kind: RetentionKind, remove: Remove): Promise<number> => {
  const bite = (await ports.store.retention.states()).find(({ _id }) => _id === kind)?.bite;
  if (bite?.open) await carryOut(ports, kind, bite, remove);
  return bite?.n ?? 0;
};

/**
 * Removes things of which something is counted: what is to go, and the sums, are noted before.
 * @throws PruningTakenOver where somebody else noted a bite meanwhile
 */
export const takeBite = async (
  ports: BitePorts,
  kind: RetentionKind,
  bite: PruneBite,
  remove: Remove,
): Promise<void> => {
  if (!(await ports.store.retention.openBite(kind, bite)))
    throw new PruningTakenOver(`${kind}: another process prunes`);
  await ports.atGap('prune: bite noted');
  await carryOut(ports, kind, bite, remove);
};
