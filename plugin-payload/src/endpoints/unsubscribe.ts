import { loggedError } from '@whenthen/core/definition';
import { loadCore } from '../engine/core.js';
import type { BoundEndpoint } from './define.js';

/** Public, as it has to be: the signed token in the address is what gives the right. */
const serve =
  (method: 'GET' | 'POST'): BoundEndpoint =>
  (runtime) => ({
    path: '/whenthen/unsubscribe/:token',
    method: method === 'GET' ? 'get' : 'post',
    handler: async (req) => {
      const { token } = (req.routeParams ?? {}) as { token?: string };
      const from = req.searchParams?.get('from');
      const { status, headers, body } = await runtime.engine().then(
        (engine) => engine.subscriptions.respond({ method, token: token ?? '', from }),
        async (error: unknown) => {
          req.payload.logger.error({ err: loggedError(error) }, 'the page to unsubscribe cannot be served');
          return (await loadCore()).unavailablePage();
        },
      );
      return new Response(body, { status, headers });
    },
  });

/** Unsubscribes: the one click of a mail program (RFC 8058), and the page's own button. */
export const unsubscribeEndpoint = serve('POST');

/** Shows the page, and changes nothing: programs that look at every link in a mail unsubscribe nobody. */
export const unsubscribePageEndpoint = serve('GET');
