import type { AuthenticatedMedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import type { Health } from '@whenthen/core';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';

/** How long the answer waits for a connection that is being made, in milliseconds. */
const PATIENCE = 3_000;

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('MongoDB does not answer. Check `mongo.uri`.')), PATIENCE).unref();
  });

const healthOf = async (whenthen: WhenthenModuleService): Promise<Health> => {
  const health = await (await whenthen.engine()).health();
  const problems = [...health.problems, ...whenthen.problems()];
  return {
    ...health,
    ok: health.ok && problems.length === 0,
    problems,
    notices: [...health.notices, ...(await whenthen.notices())],
  };
};

const NOT_STARTED =
  'No workflow starts and nobody moves on, because this store cannot reach the database of the workflows. It is tried again by itself. Ask your developer to check that MongoDB is running and reachable (option mongo.uri).';

/**
 * `GET /admin/whenthen/health`: how the engine is over all of its processes. 200 when all is well, 503 with what is wrong
 * and what to do when not. Needs an admin's login, and the role `read` where the option `access.roles` is set.
 */
export const GET = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const whenthen = req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE);
  const kept = await whenthen.keptFromLooking(req.auth_context.actor_id);
  if (kept) {
    res.status(kept.status).json({ errors: [{ message: kept.message }] });
    return;
  }
  const health = await Promise.race([healthOf(whenthen), tooLong()]).catch((error: Error) => ({
    ok: false,
    worker: false,
    database: 'down' as const,
    detail: error.message,
    problems: [{ code: 'not_started', message: NOT_STARTED }],
    notices: [],
    workers: [],
  }));
  res.status(health.ok ? 200 : 503).json({ ...health, reconciler: whenthen.reconciliation() });
};
