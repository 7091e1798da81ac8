import { jsonReply } from '../kernel/reply.js';
import type { HttpRequest } from './http-request.js';
import { readBody } from './read-body.js';
import { serve, type HttpHost } from './serve.js';

/** The largest body of a call, in bytes: SendGrid sends many events at once, Postmark the whole mail if it is told to. */
const MAX_BODY = 1024 * 1024;

const refuse = (status: number, message: string) => jsonReply(status, { errors: [{ message }] });

/** Answers what a mail provider tells. */
export const serveFeedback = (
  host: HttpHost,
  request: HttpRequest,
  { provider, secret }: { provider: string; secret?: string | undefined },
): Promise<Response> =>
  serve(host, request, {
    methods: ['POST'],
    failed: 'a call of a mail provider cannot be taken in',
    away: 'This cannot be taken in at the moment. Try again in a minute.',
    refuse,
    respond: async () => {
      const body = await readBody(request, MAX_BODY);
      if (!body) return refuse(413, 'The body is larger than 1 MB.');
      const headers = Object.fromEntries(request.headers);
      return (await host.engine()).feedback.respond({ provider, ...(secret ? { secret } : {}), body, headers });
    },
  });
