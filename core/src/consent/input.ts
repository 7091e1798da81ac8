import { z } from 'zod';
import { consentStates, consentWays } from '../definition/consent/states.js';
import { topicId } from '../definition/shop-settings/index.js';
import { idText } from '../kernel/input.js';
import { identity, moment } from '../model/event-input.js';

/** Changes that may be handed over at once. */
const MAX_CHANGES = 1_000;

/** What shows later that somebody agreed. */
const consentEvidence = z.strictObject({
  source: z.string().trim().min(1).max(200).optional(),
  words: z.string().trim().min(1).max(2_000).optional(),
  ip: z.union([z.ipv4(), z.ipv6()], { error: 'is not an IP address' }).optional(),
  reason: z.string().trim().min(1).max(500).optional(),
});

/** A source that is looked at again is a name in what is kept. */
const SOURCE = /^[\w:-]{1,200}$/;

export const consentChange = z
  .strictObject({
    person: idText.optional(),
    email: identity.optional(),
    topic: topicId,
    state: z.enum(consentStates, { error: `Use one of: ${consentStates.join(', ')}.` }),
    how: z.enum(consentWays, { error: `Use one of: ${consentWays.join(', ')}.` }),
    by: z.string().trim().min(1, 'say who decides this').max(200).optional(),
    evidence: consentEvidence.default({}),
    at: moment.optional(),
    standing: z.boolean().default(false),
    unlessAsked: z.boolean().default(false),
    startWorkflows: z.boolean().default(true),
  })
  .superRefine(({ person, email, standing, evidence }, issues) => {
    if ((person === undefined) === (email === undefined))
      issues.addIssue({ code: 'custom', path: ['person'], message: 'say whose consent it is: "person" or "email"' });
    if (standing && !SOURCE.test(evidence.source ?? ''))
      issues.addIssue({
        code: 'custom',
        path: ['evidence', 'source'],
        message: 'name what says so, with letters, digits, ":", "_" and "-"',
      });
  });
export type ReadChange = z.output<typeof consentChange>;

export const consentChanges = z
  .array(consentChange)
  .max(MAX_CHANGES, `hand over at most ${MAX_CHANGES} changes at once`);
