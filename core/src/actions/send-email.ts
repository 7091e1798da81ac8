import { z } from 'zod';
import type { Deliver } from '../model/abilities/deliver.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Send email" over whatever delivers in this process. */
export const sendEmail = (deliver: Deliver) =>
  defineAction({
    type: 'send_email',
    title: 'Send email',
    description: 'Sends an e-mail template to the person.',
    icon: 'mail',
    input: z.strictObject({
      template: z.string().min(1).meta({
        title: 'Email template',
        description: 'The newest published version is sent.',
        'x-widget': 'template',
      }),
    }),
    // A mail has limits of its own: what is cut off behind its last byte is known as uncertain, and not sent twice.
    timeoutMs: 'own',
    run: ({ input, effect, person, run, snapshot, answers, signal }) =>
      deliver({ effect, person, run, snapshot, answers, signal, mail: { template: input.template } }),
  });
