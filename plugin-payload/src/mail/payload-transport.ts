import type { MailAddress, MailTransport } from '@whenthen/core';
import type { Payload } from 'payload';
import { loadCore } from '../runtime/core.js';
import { mailFailure } from './mail-failure.js';

/** `"Some Name" <name@example.com>`: adapters write a name without quotation marks into the header. */
const written = ({ name, address }: MailAddress): string =>
  name ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>` : address;

const NO_ADAPTER =
  'Payload has no e-mail adapter and only writes mails to its log: set `email` in the Payload config, for example to nodemailerAdapter(…)';

/**
 * Mail by the CMS' own e-mail adapter, whichever that is.
 * @param payload the running CMS; `undefined` before it has started
 */
export const payloadTransport = async (payload: () => Payload | undefined): Promise<MailTransport> => {
  const { defineTransport, ...kinds } = await loadCore();

  const running = (): Payload => {
    const cms = payload();
    if (!cms) throw new kinds.TemporaryMailError('the CMS has not started yet', false);
    // Payload stands in with one that writes to the log and says that all went well.
    if (cms.email.name === 'console') throw new kinds.TemporaryMailError(NO_ADAPTER, false);
    return cms;
  };

  return defineTransport({
    name: "the CMS' e-mail adapter",
    async deliver({ from, to, cc = [], replyTo, ...mail }) {
      const cms = running();
      try {
        await cms.sendEmail({
          ...mail,
          from: written(from),
          to: written(to),
          ...(cc.length > 0 ? { cc: cc.map(written) } : {}),
          ...(replyTo ? { replyTo: written(replyTo) } : {}),
        });
      } catch (error) {
        throw mailFailure(error, kinds);
      }
    },
    async verify() {
      running();
    },
  });
};
