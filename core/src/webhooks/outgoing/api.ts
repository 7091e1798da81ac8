import type { TriedWebhook } from '../../definition/tried-webhook.js';

/** Calls to other systems, as a step makes them. */
export interface OutgoingWebhooksApi {
  /**
   * Makes the call of a step once, with an example person and event, to the same addresses that a step may call. It is
   * not repeated, and nothing of it is kept. Its `webhook-id` begins with `test_`.
   * @param settings as of the action "Send webhook"
   * @throws InvalidInputError naming what is wrong with the settings
   */
  test(settings: unknown): Promise<TriedWebhook>;
}
