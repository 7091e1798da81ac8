import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../modules/whenthen';

/**
 * `GET /whenthen/up`: for a program that watches over the store from outside. 200 when all is well, 503 when not; what
 * is wrong is told at `/admin/whenthen/health` only.
 */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const ok = await req.scope
    .resolve<WhenthenModuleService>(WHENTHEN_MODULE)
    .engine()
    .then((engine) => engine.up())
    .catch(() => false);
  res
    .status(ok ? 200 : 503)
    .set('cache-control', 'no-store')
    .json({ ok });
};
