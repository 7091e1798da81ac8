import type { Seen } from '../definition/vocabulary/seen.js';
import type { SeenStore } from '../model/seen.js';

/** How long one answer is told again, in milliseconds: opening many canvases asks the database once. */
const KEPT = 5_000;

/** Tells what came in so far; however many ask at once, the database is asked by one. */
export const createSeen = ({ seen }: { seen: SeenStore }): (() => Promise<Seen>) => {
  let told: { at: number; seen: Promise<Seen> } | undefined;
  return () => {
    const at = performance.now();
    if (told && at - told.at <= KEPT) return told.seen;
    const asked = Promise.all([seen.events(), seen.tags(), seen.fields()]).then(([events, tags, fields]) => ({
      events,
      tags,
      fields,
    }));
    const mine = { at, seen: asked };
    told = mine;
    // What failed is asked again by whoever comes next.
    asked.catch(() => {
      if (told === mine) told = undefined;
    });
    return asked;
  };
};
