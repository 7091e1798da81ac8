import { pageReply } from '../kernel/reply.js';
import { chooseLanguage } from '../languages/choose.js';
import { MAX_FORM } from '../preferences/choice.js';
import { preferencesPage } from '../preferences/page.js';
import { clientAddress } from './client-address.js';
import type { HttpRequest } from './http-request.js';
import { readBody } from './read-body.js';
import { serve, type HttpHost } from './serve.js';

/** Whose page it is, and who asks for it. */
export interface PreferencesTarget {
  token: string;
  /** The address of the connection, where the host knows it; headers of a proxy go before it. */
  connection?: string | undefined;
}

/** Answers the page of preferences, and its form. */
export const servePreferences = (
  host: HttpHost,
  request: HttpRequest,
  { token, connection }: PreferencesTarget,
): Promise<Response> => {
  const acceptLanguage = request.headers.get('accept-language') ?? undefined;
  const language = chooseLanguage({ accept: acceptLanguage });
  return serve(host, request, {
    methods: ['GET', 'HEAD', 'POST'],
    failed: 'the page of preferences cannot be served',
    away: '',
    refuse: (status, message) => {
      if (status === 503) return preferencesPage({ kind: 'unavailable' }, { language });
      if (status === 400) return preferencesPage({ kind: 'unread', status }, { language });
      return pageReply(status, { title: 'This does not work', html: message }, { 'cache-control': 'no-store' });
    },
    respond: async () => {
      const asked = { token, acceptLanguage, address: clientAddress(request.headers, connection) };
      if (request.method !== 'POST') return (await host.engine()).preferences.respond({ ...asked, method: 'GET' });
      const body = await readBody(request, MAX_FORM);
      return (await host.engine()).preferences.respond({ ...asked, method: 'POST', body });
    },
  });
};
