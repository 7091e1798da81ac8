import type { TriedWebhook } from '../../definition/tried-webhook.js';

/** Calls to other systems, as a step makes them. */
export interface OutgoingWebhooksApi {
  /**
   * Makes the call of a step once, with an example person and event, to the same addresses that a step may call. It is
   * not repeated, and nothing of it is kept but who made it, in the audit log. Its `webhook-id` begins with `test_`.
   * @param settings as of the action "Send webhook"
   * @param by who of the staff; left out: a program
   * @throws InvalidInputError naming what is wrong with the settings, such as a secret that may not be sent to their host
   */
  test(settings: unknown, by?: string): Promise<TriedWebhook>;
}
