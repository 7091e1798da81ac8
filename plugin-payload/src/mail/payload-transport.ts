import type { MailTransport } from '@whenthen/core';
import type { Payload } from 'payload';
import { loadCore } from '../runtime/core.js';
import { mailFailure } from './mail-failure.js';

const NO_ADAPTER =
  'Payload has no e-mail adapter and only writes mails to its log: set `email` in the Payload config, for example to nodemailerAdapter(…)';

/**
 * Mail by the CMS' own e-mail adapter, whichever that is.
 * @param payload the running CMS; `undefined` before it has started
 */
export const payloadTransport = async (payload: () => Payload | undefined): Promise<MailTransport> => {
  const { defineTransport, formatAddress, ...kinds } = await loadCore();

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
          // As text: of an object, adapters write the name without quotation marks into the header.
          from: formatAddress(from),
          to: formatAddress(to),
          ...(cc.length > 0 ? { cc: cc.map(formatAddress) } : {}),
          ...(replyTo ? { replyTo: formatAddress(replyTo) } : {}),
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
