import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../modules/whenthen';
import { loggedReason } from '../modules/whenthen/load-core';
import type { Collector, ConsentCollector } from '../snapshots/collect';

/** What the store's events carry: ids only. */
export interface StoreEventData {
  id?: string;
  order_id?: string;
  fulfillment_id?: string;
  return_id?: string;
}

/** A subscriber's configuration; its id is the plugin's own, because ids are unique over the whole application. */
export const subscribesTo = (event: string): SubscriberConfig => ({
  event,
  context: { subscriberId: `whenthen-${event.replace(/[._]/g, '-')}` },
});

/**
 * Makes a subscriber: reads the snapshot and hands its events over in one call. A failure is logged and goes no
 * further, because the bus does not retry: the reconciler finds what was not handed over.
 * @param idOf which row the event is about
 * @param collectConsents where the row may tell of consent, too
 */
export const onStoreEvent =
  (
    collect: Collector,
    idOf: (data: StoreEventData) => string | undefined = (data) => data.id,
    collectConsents?: ConsentCollector,
  ) =>
  async ({ event, container }: SubscriberArgs<StoreEventData>): Promise<void> => {
    const id = idOf(event.data);
    if (!id) return;
    try {
      const whenthen = container.resolve<WhenthenModuleService>(WHENTHEN_MODULE);
      const events = await collect(whenthen.reader(), [id]);
      if (events.length > 0) await whenthen.track(events);
      if (collectConsents) await whenthen.agree(await collectConsents(whenthen.reader(), [id]));
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
      const reason = await loggedReason(error);
      logger.error(`Whenthen could not hand over ${event.name} of ${id}; the reconciler will: ${reason}`);
    }
  };
