import type { BoundEndpoint } from './define.js';
import { turnAway } from './define.js';

/** Is the engine there? 200 when it is, 503 with the reason when it is not. */
export const healthEndpoint: BoundEndpoint = (runtime) => ({
  path: '/whenthen/health',
  method: 'get',
  handler: async (req) => {
    const away = await turnAway(req, runtime, 'read');
    if (away) return away;
    try {
      const health = await (await runtime.engine()).health();
      return Response.json(health, { status: health.ok ? 200 : 503 });
    } catch {
      const detail = runtime.lastFailure() ?? 'The engine did not start.';
      return Response.json(
        { ok: false, worker: runtime.options.engine.worker, database: 'down', detail, errors: [{ message: detail }] },
        { status: 503 },
      );
    }
  },
});
