import { jsonReply } from '../kernel/reply.js';
import type { HttpRequest } from './http-request.js';
import { readBody } from './read-body.js';
import { serve, type HttpHost } from './serve.js';

/** The largest body of a call, in bytes. */
const MAX_BODY = 256 * 1024;

const refuse = (status: number, message: string) => jsonReply(status, { errors: [{ message }] });

/** Answers a call of another system. */
export const serveWebhook = (
  host: HttpHost,
  request: HttpRequest,
  { webhook }: { webhook: string },
): Promise<Response> =>
  serve(host, request, {
    methods: ['POST'],
    failed: 'a webhook cannot be taken in',
    away: 'This cannot be taken in at the moment. Try again in a minute.',
    refuse,
    respond: async () => {
      const body = await readBody(request, MAX_BODY);
      if (!body) return refuse(413, 'The body is larger than 256 kB.');
      const headers = Object.fromEntries(request.headers);
      return (await host.engine()).webhooks.respond({ webhook, body, headers });
    },
  });
