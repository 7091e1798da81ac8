import { z } from 'zod';
import { checkMailAddress } from '../mail/address.js';
import type { Deliver } from '../model/abilities/deliver.js';
import { noteIssues } from '../messages/note.js';
import { defineAction } from '../extensions/define-action.js';

const isAddress = (address: string): boolean => {
  try {
    return Boolean(checkMailAddress({ address }));
  } catch {
    return false;
  }
};

const input = z
  .strictObject({
    to: z
      .array(z.string().max(320).refine(isAddress, 'is not an e-mail address: write it as name@example.com'))
      .min(1, 'name somebody who gets it')
      .max(10, 'name ten people at most')
      .meta({ title: 'To', description: 'Your own people, one to ten addresses: ["sales@example.com"]' }),
    subject: z.string().min(1, 'write a subject').max(200).meta({
      title: 'Subject',
      description: 'May name the person: {{person.email}}',
    }),
    text: z.string().min(1, 'write a text').max(20_000).meta({
      title: 'Text',
      description: 'As in e-mail templates: {{person.first_name}}, {{event.total}}',
      'x-widget': 'textarea',
    }),
  })
  .superRefine((note, issues) => {
    for (const { path, message } of noteIssues(note)) issues.addIssue({ code: 'custom', path: [path], message });
  });

/** The action "Notify staff" over whatever delivers in this process. */
export const notifyStaff = (deliver: Deliver) =>
  defineAction({
    type: 'notify_staff',
    title: 'Notify staff',
    description: 'Sends an e-mail about the person to people of your own.',
    icon: 'note',
    input,
    // As for e-mail to the person.
    timeoutMs: 'own',
    run: ({ input: note, effect, person, run, snapshot, answers, signal }) =>
      deliver({ effect, person, run, snapshot, answers, signal, mail: { note } }),
  });
