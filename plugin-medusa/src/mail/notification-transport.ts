import type { INotificationModuleService, MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import type { MailTransport } from '@whenthen/core';
import { notificationFailure } from './notification-failure';

/**
 * Mail by the store's Notification module and its provider for e-mail. The provider gets the mail as `content`, and in
 * `provider_data` what Medusa has no field for: `headers` (with List-Unsubscribe), `message_id`, `reply_to` and `cc`. A
 * provider that leaves these out sends mail without the one-click button. No idempotency key is handed over: the module
 * would send the mail anew after a failure, and then throw; the message's own record is what keeps it from going twice.
 */
export const notificationTransport = (
  core: Pick<
    typeof import('@whenthen/core'),
    'defineTransport' | 'formatAddress' | 'neverConnected' | 'TemporaryMailError'
  >,
  container: MedusaContainer,
  channel = 'email',
): MailTransport => {
  const { defineTransport, formatAddress, TemporaryMailError } = core;
  const notifications = (): INotificationModuleService => {
    const module = container.resolve(Modules.NOTIFICATION, { allowUnregistered: true }) as
      INotificationModuleService | undefined;
    if (!module) throw new TemporaryMailError('the store has no Notification module', false);
    return module;
  };
  return defineTransport({
    name: `the store's Notification module, channel "${channel}"`,
    async deliver({ from, to, cc = [], replyTo, subject, html, text, messageId, headers }) {
      const module = notifications();
      try {
        const { external_id: id } = await module.createNotifications({
          to: to.address,
          from: formatAddress(from),
          channel,
          content: { subject, html, text },
          provider_data: {
            headers,
            message_id: messageId,
            ...(replyTo ? { reply_to: formatAddress(replyTo) } : {}),
            ...(cc.length > 0 ? { cc: cc.map(formatAddress) } : {}),
          },
        });
        return { response: id ? `accepted as ${id}` : 'accepted' };
      } catch (error) {
        throw notificationFailure(error, core);
      }
    },
    async verify() {
      notifications();
    },
  });
};
