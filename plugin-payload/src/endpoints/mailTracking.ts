import { loggedError } from '@whenthen/core/definition';
import type { BoundEndpoint } from './define.js';
import { problem } from './respond.js';

/** The pixel of an e-mail, or one of its links. Public, as it has to be: the token says where it leads. */
export const mailTrackingEndpoint: BoundEndpoint = (runtime) => ({
  path: '/whenthen/mail/:token',
  method: 'get',
  handler: async (req) => {
    const { token } = (req.routeParams ?? {}) as { token?: string };
    try {
      const engine = await runtime.engine();
      const { status, headers, body } = await engine.tracking.respond({
        method: req.method ?? 'GET',
        token: token ?? '',
        userAgent: req.headers.get('user-agent') ?? undefined,
      });
      return new Response(body, { status, headers });
    } catch (error) {
      req.payload.logger.error({ err: loggedError(error), msg: 'Whenthen: a link of an e-mail cannot be served.' });
      return problem(503, [{ message: 'This does not work at the moment. Try again in a minute.' }]);
    }
  },
});
