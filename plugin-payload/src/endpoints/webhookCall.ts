import { loggedError } from '@whenthen/core/definition';
import type { BoundEndpoint } from './define.js';
import { rawBody } from './rawBody.js';
import { problem } from './respond.js';

/** The largest body of a call, in bytes. */
const MOST = 256 * 1024;

/** A call from another system. Public: the engine looks at its signature, or its secret. */
export const webhookCallEndpoint: BoundEndpoint = (runtime) => ({
  path: '/whenthen/hooks/:endpoint',
  method: 'post',
  handler: async (req) => {
    const { endpoint = '' } = (req.routeParams ?? {}) as { endpoint?: string };
    try {
      const body = await rawBody(req, MOST);
      if (!body) return problem(413, [{ message: 'The body is larger than 256 kB.' }]);
      const engine = await runtime.engine();
      const { status, json } = await engine.endpoints.respond({
        endpoint,
        body,
        headers: Object.fromEntries(req.headers),
      });
      return Response.json(json, { status });
    } catch (error) {
      req.payload.logger.error({ err: loggedError(error), msg: 'Whenthen: a webhook cannot be taken in.' });
      return problem(503, [{ message: 'This cannot be taken in at the moment. Try again in a minute.' }]);
    }
  },
});
