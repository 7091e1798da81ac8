import type { Duration } from '@whenthen/core/definition';
import { z } from 'zod';
import type { HandOver } from '../../publishing/hand-over.js';
import { identityOf } from '../../publishing/identity-of.js';

const stored = z.object({
  emails: z.array(
    z.object({
      amount: z.number().nullish(),
      unit: z.custom<Duration['unit']>((unit) => typeof unit === 'string'),
      template: z.union([z.string(), z.number()]).nullish(),
    }),
  ),
  stopTag: z.string().nullish(),
});

/** Hands a published sequence to the engine, which makes the next version where something changed. */
export const publishSequence: HandOver = async (engine, doc, by) => {
  const { emails, stopTag } = stored.parse(doc);
  await engine.sequences.publish({
    ...identityOf(doc),
    emails: emails.map(({ amount, unit, template }) => ({
      ...(amount ? { after: { amount, unit } } : {}),
      template: String(template ?? ''),
    })),
    ...(stopTag?.trim() && { stopTag }),
    ...(by && { by }),
  });
};
