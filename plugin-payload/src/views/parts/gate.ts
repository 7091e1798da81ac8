import { loggedError } from '@whenthen/core/definition';
import type { PayloadRequest } from 'payload';
import { needs, type Route } from '../../access/needs.js';
import { runtimeOf, type Runtime } from '../../runtime/runtime.js';

/** Whether this request may do what an endpoint does. Payload checks nothing of the kind for custom views. */
export const mayCall = async (req: PayloadRequest, route: Route): Promise<boolean> =>
  Boolean(req.user) && (await runtimeOf(req.payload).access.ask(req, needs[route])) === 'yes';

/** The same for several things at once: what somebody may not do, a page does not show. */
export const gateOf = async (req: PayloadRequest): Promise<(route: Route) => boolean> => {
  if (!req.user) return () => false;
  const verdict = await runtimeOf(req.payload).access.askOnce(req);
  return (route) => verdict(needs[route]) === 'yes';
};

/** What a view found: data, or a sentence that says why there is none. */
export type Found<T> = { data: T } | { failed: string };

/** Reads from the engine; its absence becomes a sentence on the page and a line in the log. */
export const find = async <T>(
  req: PayloadRequest,
  read: (engine: Awaited<ReturnType<Runtime['engine']>>, runtime: Runtime) => Promise<T>,
): Promise<Found<T>> => {
  const runtime = runtimeOf(req.payload);
  try {
    return { data: await read(await runtime.engine(), runtime) };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'invalid_input')
      return { failed: 'This address is not complete, or is wrong. Go back to the list, and open it from there.' };
    req.payload.logger.error({ err: loggedError(error), msg: 'Whenthen: a view could not read from the engine.' });
    return {
      failed:
        'The database of the workflows does not answer. Load the page again in a moment; if it goes on, ask your developer to check that MongoDB is running (the log says more).',
    };
  }
};
