import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { rawBody, refuseBody } from '../../../../http/raw-body';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';

/** Bodies are read no further than this, in bytes. What a form may be, the engine says. */
const MOST = 256 * 1024;

/** `POST /whenthen/forms/:form`: a form of any website. Public, as forms are; the engine limits size and number. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const sent = await rawBody(req, MOST);
  if (!sent) {
    refuseBody(res, 'This is larger than a form may be (64 kB).');
    return;
  }
  const engine = await req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine();
  const { status, headers, body } = await engine.forms.respond({
    form: req.params['form'] ?? '',
    body: sent,
    contentType: req.get('content-type'),
    // The address that the nearest proxy saw; what stands before it anybody can write.
    address: req.get('x-forwarded-for')?.split(',').at(-1)?.trim() || req.socket.remoteAddress,
    accept: req.get('accept'),
    origin: req.get('origin'),
  });
  res.status(status).set(headers).send(body);
};
