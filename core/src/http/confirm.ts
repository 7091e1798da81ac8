import { confirmUnavailable } from '../consent/confirm/page.js';
import { pageReply } from '../kernel/reply.js';
import { chooseLanguage } from '../languages/choose.js';
import { evidenceAddress } from './client-address.js';
import type { HttpRequest } from './http-request.js';
import { serve, type HttpHost } from './serve.js';

const refuse = (acceptLanguage: string | undefined) => (status: number, message: string) =>
  status === 503
    ? confirmUnavailable(chooseLanguage({ accept: acceptLanguage }))
    : pageReply(status, { title: 'This does not work', html: message }, { 'cache-control': 'no-store' });

/** Which link is followed, and by whom: the address of the connection, where the host knows it. */
interface ConfirmTarget {
  token: string;
  connection?: string | undefined;
}

/** Answers the page behind the link of a confirmation mail, and its button. The body is not read. */
export const serveConfirm = (
  host: HttpHost,
  request: HttpRequest,
  { token, connection }: ConfirmTarget,
): Promise<Response> => {
  const acceptLanguage = request.headers.get('accept-language') ?? undefined;
  return serve(host, request, {
    methods: ['GET', 'HEAD', 'POST'],
    failed: 'the page to confirm consent cannot be served',
    away: '',
    refuse: refuse(acceptLanguage),
    respond: async () => {
      const method = request.method === 'POST' ? 'POST' : 'GET';
      const address = evidenceAddress(request.headers, connection);
      return (await host.engine()).consent.respond({ method, token, address, acceptLanguage });
    },
  });
};
