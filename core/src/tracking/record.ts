import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { EMAIL_CLICKED, EMAIL_OPENED, EMAIL_SCANNED } from '../definition/events/email-events.js';
import { isMachine } from './machine.js';
import { trackingResponse } from './respond.js';
import { readTracking, type TrackingClaims } from './token.js';
import { ownEvent } from '../model/own-event.js';
import type { TrackingApi, TrackingRequest } from './api.js';
import type { Ports } from '../model/abilities/ports.js';

/** A reader waits no longer for the database than this before the link leads on, in milliseconds. */
const PATIENCE = 1_000;

/** A request as whoever serves the address hands it over. */
const requestInput = z.object({ method: z.string(), token: z.string(), userAgent: z.string().optional() });

const shortHash = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** Pixels and links of mails, as the API has them. */
export const createTrackingApi = ({
  store,
  clock,
  logger,
  options,
  signals,
}: Ports<'clock' | 'logger' | 'signals', 'events' | 'messages' | 'people', 'oldSecrets' | 'secret'>): TrackingApi => {
  const secrets = options.secret === undefined ? [] : [options.secret, ...options.oldSecrets];

  /** The first open of a message and the first click of each link count; a machine's apart from a person's. */
  const record = async (claims: TrackingClaims, userAgent: string | undefined): Promise<void> => {
    const message = await store.messages.get(claims.message);
    // Nobody's any more where its person was erased.
    if (!message?.to) return;
    // Switched off behind the mail: their links go on leading where they lead.
    if ((await store.people.byIds([message.person])).get(message.person)?.untracked) return;
    const now = new Date(clock.now());
    const machine = isMachine(userAgent, message.sentAt ? now.getTime() - message.sentAt.getTime() : undefined);
    const url = claims.kind === 'click' ? claims.url : undefined;
    const event = ownEvent({
      id: [claims.kind, claims.message, ...(url ? [shortHash(url)] : []), ...(machine ? ['machine'] : [])].join(':'),
      name: machine ? EMAIL_SCANNED : claims.kind === 'open' ? EMAIL_OPENED : EMAIL_CLICKED,
      email: message.to,
      properties: {
        message: message._id,
        template: message.template,
        workflow: message.workflow,
        run: message.run,
        step: message.step,
        subject: message.subject,
        ...(url ? { url } : {}),
      },
      now,
    });
    if ((await store.events.insertNew([event])) > 0) await signals.events();
  };

  return {
    async respond(request: TrackingRequest) {
      const parsed = requestInput.safeParse(request);
      if (!parsed.success) return trackingResponse(undefined);
      const { method, token, userAgent } = parsed.data;
      const claims = readTracking(token, secrets);
      if (claims && method === 'GET') {
        const recorded = record(claims, userAgent).catch((error: unknown) =>
          logger.error({ err: error }, 'an opened or clicked e-mail could not be recorded'),
        );
        await Promise.race([recorded, wait(PATIENCE, undefined, { ref: false })]);
      }
      return trackingResponse(claims);
    },
  };
};
