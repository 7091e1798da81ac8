import { WhenthenError } from '../kernel/errors.js';
import type { Audit } from '../model/abilities/audit.js';
import type { Ports } from '../model/abilities/ports.js';

/** Refusals change nothing; of anything else it is not known how far it came. */
const isRefusal = (error: unknown): boolean => error instanceof WhenthenError && error.code !== 'unavailable';

/**
 * The entry goes first: where the process ends behind it, the entry says that something was begun. Behind the work it
 * says that it was done; an entry that cannot be written then stays as it is and keeps nobody's work from counting.
 */
export const createAudit = ({
  store,
  clock,
  atGap,
  logger,
}: Ports<'atGap' | 'clock' | 'logger', 'audit' | 'newId'>): Audit => {
  const behind = (write: Promise<void>): Promise<void> =>
    write.catch((error: unknown) => logger.error({ err: error }, 'an entry of the audit log could not be completed'));

  return {
    async note({ by = null, what, on, details = {}, id = store.newId() }, work, told = () => ({})) {
      await store.audit.add({ _id: id, at: new Date(clock.now()), by, what, on, details, state: 'begun' });
      await atGap('audit: begun');
      let result: Awaited<ReturnType<typeof work>>;
      try {
        result = await work();
      } catch (error) {
        if (isRefusal(error)) await behind(store.audit.withdraw(id));
        throw error;
      }
      await atGap('audit: carried out');
      const more = told(result);
      await behind(more === null ? store.audit.withdraw(id) : store.audit.conclude(id, more));
      return result;
    },
  };
};
