import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';

/** How long the answer waits for a connection that is being made, in milliseconds. */
const PATIENCE = 3_000;

const tooLong = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('MongoDB does not answer. Check `mongo.uri`.')), PATIENCE).unref();
  });

/** `GET /admin/whenthen/health`: 200 when the engine has its database, 503 when not. Needs an admin's login. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const whenthen = req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE);
  const health = await Promise.race([whenthen.engine().then((engine) => engine.health()), tooLong()]).catch(
    (error: Error) => ({
      ok: false,
      worker: false,
      database: 'down' as const,
      detail: error.message,
    }),
  );
  res.status(health.ok ? 200 : 503).json({ ...health, reconciler: whenthen.reconciliation() });
};
