import { looksLikeAddress } from '../../client/looks-like-address.js';
import { unguarded, type Target } from './columns.js';
import { saysOut } from './consent.js';

/**
 * Whom a row unsubscribes whose cells cannot be told apart; `null`: nobody, or it cannot be told who. A cell may have
 * moved by as many places as there are cells too many, so the address and what is said are looked for there as well:
 * nobody is mailed by a slip. A column in which any text says so counts at both ends alone.
 */
export const leavingOf = (cells: readonly string[], targets: readonly Target[]): string | null => {
  const moved = cells.length - targets.length;
  const at = (i: number): string => unguarded((cells[i] ?? '').trim());
  const from = Math.min(0, moved);
  const around = (i: number): string[] =>
    Array.from({ length: Math.abs(moved) + 1 }, (_, step) => at(i + from + step)).filter(Boolean);
  const addresses = new Set(targets.flatMap(({ to }, i) => (to === 'email' ? around(i).filter(looksLikeAddress) : [])));
  const [address] = addresses;
  if (address === undefined || addresses.size > 1) return null;
  const leaves = targets.some((target, i) => {
    if (target.to !== 'unsubscribed') return false;
    const { meaning } = target;
    const looked = meaning.when === 'any' ? [at(i + moved)] : around(i);
    return [at(i), ...looked].some((cell) => saysOut(cell, meaning));
  });
  return leaves ? address : null;
};
