import type { PayloadMapping, Proof } from '../../endpoints/endpoint.js';
import type { SenderName } from '../../endpoints/senders.js';

/** A request to the page to unsubscribe, from whichever framework. Its body is not looked at: the token says it all. */
export interface SubscriptionRequest {
  /** `GET` shows the page and changes nothing; `POST` does what the token stands for. */
  method: 'GET' | 'POST';
  token: string;
  /** The query parameter `from`, which the page's own button sends. */
  from?: unknown;
}

/** A form that somebody filled in, handed over by your own code. */
export interface SubmitForm {
  /** The form's id, which triggers name. */
  form: string;
  /** What the admin calls it. */
  name?: string;
  /** What was filled in, by the names of the inputs. */
  values: Record<string, unknown>;
  /** The same for every attempt to hand it over. */
  id?: string;
  /** The input with the address; by default the first called `email`, or something like it. */
  email?: string;
  /** Which inputs become fields of the person: input → field. */
  fields?: Record<string, string>;
  occurredAt?: Date;
}

/** A form that a website posts, from whichever framework. */
export interface FormRequest {
  form: string;
  body: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  /** The IP address it comes from: so many are taken from each. */
  address: string | undefined;
  accept: string | undefined;
  origin: string | undefined;
}

/** Makes an endpoint for webhooks; signed calls by default, and the mapping can wait for the first call. */
export interface EndpointInput {
  name: string;
  proof?: { kind: 'signature' | SenderName } | { kind: 'header'; header?: string };
  /** The sender's own, where it makes them itself (Stripe and Shopify do); else one is made. */
  secret?: string;
  mapping?: Partial<PayloadMapping>;
}

export interface EndpointView {
  id: string;
  name: string;
  proof: Proof;
  /** Whether a secret that the sender made was entered. The secret itself is told by nothing. */
  secretGiven: boolean;
  mapping: PayloadMapping;
  /** Calls that had something happen. */
  accepted: number;
  /** Calls without the right proof, which are not kept. */
  turnedAway: number;
  turnedAwayAt: string | null;
  /** The last 20, newest first. */
  calls: { at: string; status: number; reason: string | null; body: string }[];
  createdAt: string;
}

/** A call from another system, from whichever framework. */
export interface EndpointRequest {
  endpoint: string;
  /** As it came over the wire: a signature is of these bytes. */
  body: Uint8Array<ArrayBuffer>;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string | undefined>>;
}

/** A request to the address of a pixel or a link in a mail, from whichever framework. */
export interface TrackingRequest {
  /** Only `GET` counts: others only look whether something is there. */
  method: string;
  token: string;
  userAgent?: string | undefined;
}
