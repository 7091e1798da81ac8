import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';

/** `GET /whenthen/mail/:token`: the pixel of an e-mail, or one of its links. Public: the token says where it leads. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const whenthen = req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE);
  const engine = await whenthen.engine();
  const { token = '' } = req.params;
  const { status, headers, body } = await engine.tracking.respond({
    method: req.method,
    token,
    userAgent: req.get('user-agent'),
  });
  res
    .status(status)
    .set(headers)
    .send(typeof body === 'string' ? body : Buffer.from(body));
};
