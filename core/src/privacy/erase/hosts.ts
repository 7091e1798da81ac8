import { loggedWithoutMessage } from '../../definition/log-safe.js';
import type { Erasing } from './work.js';

/** Has those places outside erase them that this process knows. One that cannot now is asked again later. */
export const eraseHosts = async ({ context, erasure, trace, keep }: Erasing): Promise<void> => {
  const { emails, externalIds } = trace;
  for (const host of context.options.personalData) {
    if (!erasure.hosts.includes(host.name)) continue;
    await keep();
    try {
      await host.erase({ emails, externalIds });
      await context.store.erasures.hostDone(erasure._id, host.name);
    } catch (error) {
      context.logger.error(
        { thrown: loggedWithoutMessage(error), place: host.name },
        'a place outside could not erase somebody; it is tried again',
      );
    }
  }
};
