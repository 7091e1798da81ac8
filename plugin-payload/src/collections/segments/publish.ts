import type { Condition } from '@whenthen/core/definition';
import type { HandOver } from '../../publishing/hand-over.js';
import { identityOf } from '../../publishing/identity-of.js';

/** Hands a published segment to the engine, which works out who is in it where the criteria changed. */
export const publishSegment: HandOver = async (engine, doc, by) => {
  // The criteria were checked when it was saved, and are again by the engine.
  await engine.segments.publish({ ...identityOf(doc), criteria: doc['criteria'] as Condition, ...(by && { by }) });
};
