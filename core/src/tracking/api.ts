import type { Reply } from '../kernel/reply.js';

/** A request to the address of a pixel or a link in a mail, from whichever framework. */
export interface TrackingRequest {
  /** Only `GET` counts: others only look whether something is there. */
  method: string;
  token: string;
  userAgent?: string | undefined;
}

export interface TrackingApi {
  /** Answers a pixel or a link of a mail, and records that it was opened or clicked. Never throws. */
  respond(request: TrackingRequest): Promise<Reply<string | Uint8Array<ArrayBuffer>>>;
}
