import { markOldFailures } from '../attention/upkeep.js';
import { findMislaid } from '../flow/dispatch/find-mislaid.js';
import { placeAll } from '../flow/dispatch/place.js';
import { OutdatedError } from '../kernel/errors.js';
import { noLongerThan } from '../kernel/no-longer-than.js';
import { createSendingWatch } from '../sending/watch.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

const NO_LINKS = {
  refuse:
    'marketing e-mails are not sent: set the options "secret" and "publicUrl", so that they can carry a link to unsubscribe',
  send: 'marketing e-mails are sent without a link to unsubscribe: set the options "secret" and "publicUrl"',
};

/** How long each thing that the database has to say at the very end may take, in milliseconds. */
const CLOSING_MS = 2_000;

/** What a worker that starts should know about its mail. */
const warnOfMail = ({ context: { logger, options }, transport, links }: Assembled): void => {
  if (!transport) logger.warn('no mail transport: e-mails wait until a worker with the option "mail" starts');
  else if (!links?.urlsFor) logger.warn(NO_LINKS[options.withoutUnsubscribeLink]);
  else if (!options.publicUrl?.startsWith('https:'))
    logger.warn('publicUrl is not https: mail programs will offer no one-click button to unsubscribe');
};

/** Has an engine begin to work, and come to its end. */
export const createLifecycle = (assembled: Assembled): Pick<Engine, 'start' | 'stop'> => {
  const { context, health, worker, signals, schema, clock, renderer, webhooks, closing } = assembled;
  const ways = [...(assembled.transport ? [assembled.transport] : []), ...assembled.transports.values()];
  const closeWays = () => Promise.all(ways.map((way) => way.close(0)));
  const { store, options, logger, scheduler, extensions } = context;
  const sendingWatch = createSendingWatch(context);
  let working = false;
  let looking = Promise.resolve();
  return {
    async start() {
      if (!options.worker || working) return;
      if (schema > store.schema) throw new OutdatedError();
      warnOfMail(assembled);
      await placeAll(context);
      // Before anything is claimed: nothing goes out of a restored database unless somebody says so.
      await sendingWatch.start();
      working = true;
      signals.connect(worker);
      await extensions.tell(true);
      await extensions.hear();
      await health.start();
      await scheduler.start(worker.handlers);
      const look = async (): Promise<void> => {
        await findMislaid(context, () => !working);
        await markOldFailures(context, () => !working);
      };
      looking = look().catch((error: unknown) =>
        logger.error(
          { err: error },
          'effects that an earlier version lost, or left failed, could not be looked for; the next start tries again',
        ),
      );
      // What a crash or a standstill left is taken up at once, not at the next sweep.
      worker.nudgeIngest();
      worker.nudgeDispatch();
      worker.nudgeLate();
    },

    async stop() {
      working = false;
      sendingWatch.stop();
      signals.connect(undefined);
      closing.abort();
      // Mails whose end was sent are waited for before; what is still under way then is cut off.
      const cut = (): void => void closeWays();
      await Promise.all([scheduler.stop(options.graceMs), worker.drain(options.graceMs, cut)]);
      // A database that hangs keeps no process from ending.
      await noLongerThan(CLOSING_MS, Promise.all([looking, health.stop()]));
      await renderer.close();
      await closeWays();
      await webhooks.close();
      clock.stop();
      await noLongerThan(CLOSING_MS, store.close());
    },
  };
};
