import { pageReply } from '../kernel/reply.js';
import type { HttpRequest } from './http-request.js';
import { serve, type HttpHost } from './serve.js';

const refuse = (status: number, message: string) =>
  pageReply(status, { title: 'This link does not work', html: message }, { 'cache-control': 'no-store, private' });

/** Answers the pixel of an e-mail, or one of its links. `HEAD` records nothing. */
export const serveMail = (host: HttpHost, request: HttpRequest, { token }: { token: string }): Promise<Response> =>
  serve(host, request, {
    methods: ['GET', 'HEAD'],
    failed: 'a link of an e-mail cannot be served',
    away: 'It cannot be followed at the moment. Try again in a minute.',
    refuse,
    respond: async () => {
      const userAgent = request.headers.get('user-agent') ?? undefined;
      return (await host.engine()).tracking.respond({ method: request.method, token, userAgent });
    },
  });
