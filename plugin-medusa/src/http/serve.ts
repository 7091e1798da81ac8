import type { IncomingMessage, ServerResponse } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import type { Http, HttpRequest } from '@whenthen/core/http';
import { WHENTHEN_MODULE, type WhenthenModuleService } from '../modules/whenthen';
import { loadHttp, loggedReason } from '../modules/whenthen/load-core';

/** Whose name stands before the path says nothing that anybody reads, and may be no name at all. */
const addressOf = (url: string): string => {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  return new URL(`http://store${path.startsWith('/') ? '' : '/'}${path}`).href;
};

/** A request of Node as the web has it. No parser may have touched its body; one that is not read to its end stays open. */
export const toRequest = (req: IncomingMessage, url = req.url ?? '/'): HttpRequest => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  return {
    method: req.method ?? 'GET',
    url: addressOf(url),
    headers,
    body: ReadableStream.from<Uint8Array>(req.iterator({ destroyOnReturn: false })),
  };
};

/** Sends a response by Node, and hangs up where more of the request is to come: nobody reads it. */
export const send = async (response: Response, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const body = Buffer.from(await response.arrayBuffer());
  res.statusCode = response.status;
  for (const [name, value] of response.headers) res.setHeader(name, value);
  if (!req.complete) res.setHeader('connection', 'close');
  res.end(body);
};

/** Serves one of the public addresses, by the engine of this process. */
export const serve =
  (answer: (http: Http, request: HttpRequest, req: MedusaRequest) => Promise<Response>) =>
  async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const { createHttp } = await loadHttp();
    const http = createHttp({
      engine: () => req.scope.resolve<WhenthenModuleService>(WHENTHEN_MODULE).engine(),
      onFailure: (what, error) => {
        const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
        void loggedReason(error).then((reason) => logger.error(`Whenthen: ${what}: ${reason}`));
      },
    });
    await send(await answer(http, toRequest(req, req.originalUrl), req), req, res);
  };
