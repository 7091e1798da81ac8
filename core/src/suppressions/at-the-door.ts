import { EMAIL_BOUNCED } from '../definition/events/email-events.js';
import type { Delivery } from '../model/abilities/deliver.js';
import { tell, type TellPorts } from './tell.js';

/** Who told it. */
const BY = 'your mail server';

/**
 * Records that our own mail server refused a mail because the address leads nowhere, like a hard bounce. Under the key of
 * the mail's effect: however often it is tried, it is told once. Workers hear of the event with their next look.
 */
export const cameBackAtTheDoor =
  (context: TellPorts) =>
  ({ effect, person, run, mail }: Delivery, why: string): Promise<unknown> =>
    tell(context, [
      {
        id: `bounced:${effect._id}`,
        name: EMAIL_BOUNCED,
        email: person.email,
        at: new Date(context.clock.now()),
        properties: {
          ...{ lasting: true, why, provider: BY, message: effect._id },
          ...('template' in mail ? { template: mail.template } : {}),
          ...{ workflow: effect.workflow, run: run._id, step: effect.step },
        },
        bounce: { kind: 'hard', by: BY, why },
        mailed: { message: effect._id, kind: 'hard', why },
      },
    ]);
