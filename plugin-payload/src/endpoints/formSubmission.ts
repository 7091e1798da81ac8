import { loggedError } from '@whenthen/core/definition';
import type { BoundEndpoint } from './define.js';
import { rawBody } from './rawBody.js';
import { problem } from './respond.js';

/** Bodies are read no further than this, in bytes. What a form may be, the engine says. */
const MOST = 256 * 1024;

/** The address that the nearest proxy saw; what stands before it anybody can write. */
const addressOf = (headers: Headers): string | undefined =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || headers.get('x-real-ip')?.trim() || undefined;

/** A form of any website. Public, as forms are; the engine limits size and number, and drops robots. */
export const formSubmissionEndpoint: BoundEndpoint = (runtime) => ({
  path: '/whenthen/forms/:form',
  method: 'post',
  handler: async (req) => {
    const { form = '' } = (req.routeParams ?? {}) as { form?: string };
    try {
      const sent = await rawBody(req, MOST);
      if (!sent) return problem(413, [{ message: 'This is larger than a form may be (64 kB).' }]);
      const engine = await runtime.engine();
      const { status, headers, body } = await engine.forms.respond({
        form,
        body: sent,
        contentType: req.headers.get('content-type') ?? undefined,
        address: addressOf(req.headers),
        accept: req.headers.get('accept') ?? undefined,
        origin: req.headers.get('origin') ?? undefined,
      });
      return new Response(body, { status, headers });
    } catch (error) {
      req.payload.logger.error({ err: loggedError(error), msg: 'Whenthen: a form cannot be taken in.' });
      return problem(503, [{ message: 'This cannot be taken in at the moment. Try again in a minute.' }]);
    }
  },
});
