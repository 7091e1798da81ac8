import type { Duration } from '@whenthen/core/definition';
import { z } from 'zod';
import type { HandOver } from '../../publishing/handOver.js';
import { originOf } from '../../publishing/originOf.js';

const stored = z.object({
  id: z.union([z.string(), z.number()]),
  name: z.string(),
  emails: z.array(
    z.object({
      amount: z.number().nullish(),
      unit: z.custom<Duration['unit']>((unit) => typeof unit === 'string'),
      template: z.union([z.string(), z.number()]).nullish(),
    }),
  ),
  stopTag: z.string().nullish(),
  createdAt: z.unknown(),
});

/** Hands a published sequence to the engine, which makes the next version where something changed. */
export const publishSequence: HandOver = async (engine, doc, by) => {
  const { id, name, emails, stopTag, createdAt } = stored.parse(doc);
  await engine.sequences.publish({
    id: String(id),
    name,
    emails: emails.map(({ amount, unit, template }) => ({
      ...(amount ? { after: { amount, unit } } : {}),
      template: String(template ?? ''),
    })),
    ...(stopTag?.trim() && { stopTag }),
    ...originOf(createdAt),
    ...(by && { by }),
  });
};
