import { z } from 'zod';
import { duration } from '../definition/duration.js';
import { tagName } from '../kernel/field-name.js';

/** So many e-mails fit into a sequence: a wait and a mail each stay within a definition's steps. */
const MAX_EMAILS = 100;

/** A linear series of e-mails. People enter it from workflows or by hand, each once. */
export const sequenceContent = z.strictObject({
  name: z.string().trim().min(1, 'give the sequence a name').max(200),
  emails: z
    .array(
      z.strictObject({
        /** How long after the e-mail before it, or after entering; left out, it goes out at once. */
        after: duration.optional(),
        template: z.string().min(1, 'pick an e-mail template').max(200),
      }),
    )
    .min(1, 'add at least one e-mail')
    .max(MAX_EMAILS, `a sequence has at most ${MAX_EMAILS} e-mails`),
  /** Whoever gets this tag leaves the sequence. */
  stopTag: tagName.optional(),
});
export type SequenceInput = z.input<typeof sequenceContent>;
export type SequenceContent = z.output<typeof sequenceContent>;
