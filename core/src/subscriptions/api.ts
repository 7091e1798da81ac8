import type { Reply } from '../kernel/reply.js';

/** A request to the page to unsubscribe, from whichever framework. Its body is not looked at: the token says it all. */
export interface SubscriptionRequest {
  /** `GET` shows the page and changes nothing; `POST` does what the token stands for. */
  method: 'GET' | 'POST';
  token: string;
  /** The query parameter `from`, which the page's own button sends. */
  from?: unknown;
  /** The header `Accept-Language`, for people whose language is not known. */
  acceptLanguage?: string | undefined;
}

export interface SubscriptionsApi {
  /** Answers a request to the page to unsubscribe. Never throws: what is wrong is said on the page. */
  respond(request: SubscriptionRequest): Promise<Reply>;
  /**
   * The address at which a person unsubscribes, for mail that goes out by other ways.
   * @throws ConflictError without the options `secret` and `publicUrl`
   */
  url(person: string): string;
}
