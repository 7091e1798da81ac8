import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../../../../modules/whenthen';
import { loadCore } from '../../../../modules/whenthen/load-core';

/** Public, as it has to be: the signed token in the address is what gives the right. */
const serve =
  (method: 'GET' | 'POST') =>
  async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { token = '' } = req.params;
    const { from } = req.query;
    const whenthen = req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE);
    const { status, headers, body } = await whenthen.engine().then(
      (engine) => engine.subscriptions.respond({ method, token, from }),
      async (error: unknown) => {
        req.scope
          .resolve(ContainerRegistrationKeys.LOGGER)
          .error(`The page to unsubscribe cannot be served: ${String(error)}`);
        return (await loadCore()).unavailablePage();
      },
    );
    res.status(status).set(headers).send(body);
  };

/** `GET /whenthen/unsubscribe/:token` shows the page, and changes nothing. */
export const GET = serve('GET');

/** `POST /whenthen/unsubscribe/:token` unsubscribes: a mail program's one click (RFC 8058), and the page's button. */
export const POST = serve('POST');
