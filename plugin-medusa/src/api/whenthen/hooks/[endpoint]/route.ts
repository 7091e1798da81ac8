import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { rawBody, refuseBody } from '../../../../http/raw-body';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';

/** The largest body of a call, in bytes. */
const MOST = 256 * 1024;

const textOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

/** `POST /whenthen/hooks/:endpoint`: a call from another system. Public: the engine looks at its signature or secret. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const body = await rawBody(req, MOST);
  if (!body) {
    refuseBody(res, 'The body is larger than 256 kB.');
    return;
  }
  const engine = await req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine();
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, textOf(value)]));
  const { status, json } = await engine.endpoints.respond({ endpoint: req.params['endpoint'] ?? '', body, headers });
  res.status(status).json(json);
};
