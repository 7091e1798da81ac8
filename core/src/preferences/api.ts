import type { Reply } from '../kernel/reply.js';

/** A request to the page of preferences, from whichever framework. */
export interface PreferencesRequest {
  /** `GET` shows the page and changes nothing; `POST` does what its form says. */
  method: 'GET' | 'POST';
  token: string;
  /** What the form sent, as it came; `null` where it is too large to be read. */
  body?: Uint8Array | null | undefined;
  /** The address that the request comes from: evidence of what is chosen. */
  address?: string | undefined;
  /** The header `Accept-Language`, for people whose language is not known. */
  acceptLanguage?: string | undefined;
}

export interface PreferencesApi {
  /** Answers a request to the page of preferences. Never throws: what is wrong is said on the page. */
  respond(request: PreferencesRequest): Promise<Reply>;
  /**
   * The address at which a person chooses what they get e-mails about, for mail that goes out by other ways.
   * @throws ConflictError without the options `secret` and `publicUrl`
   */
  url(person: string): string;
}
