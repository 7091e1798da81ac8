import { pageReply } from '../kernel/reply.js';
import { chooseLanguage } from '../languages/choose.js';
import { unavailablePage } from '../subscriptions/page.js';
import type { HttpRequest } from './http-request.js';
import { serve, type HttpHost } from './serve.js';

const refuse = (acceptLanguage: string | undefined) => (status: number, message: string) =>
  status === 503
    ? unavailablePage(chooseLanguage({ accept: acceptLanguage }))
    : pageReply(status, { title: 'This does not work', html: message }, { 'cache-control': 'no-store' });

/** Answers the page to unsubscribe, and the clicks of mail programs. The body is not read. */
export const serveUnsubscribe = (
  host: HttpHost,
  request: HttpRequest,
  { token }: { token: string },
): Promise<Response> => {
  const acceptLanguage = request.headers.get('accept-language') ?? undefined;
  return serve(host, request, {
    methods: ['GET', 'HEAD', 'POST'],
    failed: 'the page to unsubscribe cannot be served',
    away: '',
    refuse: refuse(acceptLanguage),
    respond: async () => {
      const method = request.method === 'POST' ? 'POST' : 'GET';
      const from = new URL(request.url).searchParams.get('from');
      return (await host.engine()).subscriptions.respond({ method, token, from, acceptLanguage });
    },
  });
};
