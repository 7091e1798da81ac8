import type { Engine } from '../engine/api.js';
import type { Reply } from '../kernel/reply.js';
import type { HttpRequest } from './http-request.js';
import { BrokenOffError } from './read-body.js';
import { toResponse } from './to-response.js';

/** What of an engine the public addresses need. */
export interface HttpEngine {
  forms: Pick<Engine['forms'], 'respond'>;
  webhooks: Pick<Engine['webhooks'], 'respond'>;
  tracking: Pick<Engine['tracking'], 'respond'>;
  subscriptions: Pick<Engine['subscriptions'], 'respond'>;
  preferences: Pick<Engine['preferences'], 'respond'>;
  metrics: Pick<Engine['metrics'], 'respond'>;
  feedback: Pick<Engine['feedback'], 'respond'>;
  consent: Pick<Engine['consent'], 'respond'>;
}

/** Who serves the public addresses. */
export interface HttpHost {
  /** The engine of this process; it rejects while its database is away. */
  engine(): Promise<HttpEngine>;
  /** Told what the client is not: what could not be done, in a sentence without its end, and why. */
  onFailure(what: string, error: unknown): void;
}

/** What is different from one public address to another. */
interface Route {
  methods: readonly string[];
  /** What the log says where there is no engine: `a form cannot be taken in`. */
  failed: string;
  /** What the client is told then. */
  away: string;
  refuse(status: number, message: string): Reply;
  respond(): Promise<Reply<string | Uint8Array<ArrayBuffer>>>;
}

/** When a client may try again where the database is away and nothing else is said, in seconds. */
const AGAIN = { 'retry-after': '60' };

/** Answers a request by its route, and says what is wrong with it, or with us, in words. Never throws. */
export const serve = async (host: HttpHost, { method }: HttpRequest, route: Route): Promise<Response> => {
  const { methods, failed, away, refuse, respond } = route;
  if (!methods.includes(method)) {
    const { headers, ...rest } = refuse(405, `Use ${methods.join(' or ')} here.`);
    return toResponse({ ...rest, headers: { ...headers, allow: methods.join(', ') } }, method);
  }
  const answered = (reply: Awaited<ReturnType<Route['respond']>>): Response =>
    toResponse({ ...reply, headers: { ...(reply.status === 503 ? AGAIN : {}), ...reply.headers } }, method);
  return respond()
    .then(answered)
    .catch((error: unknown) => {
      if (error instanceof BrokenOffError) return answered(refuse(400, error.message));
      host.onFailure(failed, error);
      return answered(refuse(503, away));
    });
};
