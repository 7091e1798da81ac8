import type { NameOf } from '@whenthen/core/definition';
import type { Things } from './settings.js';

/** Looks names up among what can be picked. */
export const nameIn =
  (things: Things): NameOf =>
  (kind, id) =>
    things[`${kind}s`]?.find((thing) => thing.id === id)?.name;
