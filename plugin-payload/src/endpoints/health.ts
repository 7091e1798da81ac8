import { consentNotice } from '../consent/consent-page.js';
import { needs } from '../access/needs.js';
import type { BoundEndpoint } from './kit/define.js';
import { turnAway } from './kit/define.js';

const NOT_STARTED =
  'The workflows cannot be shown or changed here, because this CMS cannot reach their database. It is tried again by itself. Ask your developer to check that MongoDB is running and that its address in the plugin’s options is right.';

/** For a program that watches over it, which cannot log in: 200 when all is well, 503 when not; no more than that. */
const up: BoundEndpoint = (runtime) => ({
  path: '/whenthen/up',
  method: 'get',
  handler: async () => {
    const ok = await runtime
      .engine()
      .then((engine) => engine.up())
      .catch(() => false);
    return Response.json({ ok }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } });
  },
});

/** How the engine is, for those who may read: 200 when all is well, 503 with what is wrong when not. */
const health: BoundEndpoint = (runtime) => ({
  path: '/whenthen/health',
  method: 'get',
  handler: async (req) => {
    const away = await turnAway(req, runtime, needs['GET /health']);
    if (away) return away;
    try {
      const engine = await runtime.engine();
      const health = await engine.health();
      const consent = health.database === 'up' ? await consentNotice(engine) : [];
      return Response.json({ ...health, notices: [...health.notices, ...consent] }, { status: health.ok ? 200 : 503 });
    } catch {
      const detail = runtime.lastFailure() ?? 'The engine did not start.';
      return Response.json(
        {
          ...{ ok: false, worker: runtime.options.engine.worker, database: 'down', detail },
          problems: [{ code: 'not_started', message: `${NOT_STARTED} It said: “${detail}”.` }],
          ...{ notices: [], workers: [], errors: [{ message: detail }] },
        },
        { status: 503 },
      );
    }
  },
});

/** How the engine is. */
export const healthEndpoints: BoundEndpoint[] = [up, health];
