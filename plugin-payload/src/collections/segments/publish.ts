import type { Condition } from '@whenthen/core/definition';
import { z } from 'zod';
import type { HandOver } from '../../publishing/handOver.js';
import { originOf } from '../../publishing/originOf.js';

const stored = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  // Checked when it was saved, and again by the engine.
  criteria: z.custom<Condition>(),
  createdAt: z.unknown(),
});

/** Hands a published segment to the engine, which works out who is in it where the criteria changed. */
export const publishSegment: HandOver = async (engine, doc) => {
  const { id, name, criteria, createdAt } = stored.parse(doc);
  await engine.segments.publish({ id: String(id), name, criteria, ...originOf(createdAt) });
};
