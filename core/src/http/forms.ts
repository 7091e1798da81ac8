import { formRefused } from '../forms/answer.js';
import { clientAddress } from './client-address.js';
import type { HttpRequest } from './http-request.js';
import { readBody } from './read-body.js';
import { serve, type HttpHost } from './serve.js';

/** Bodies are read no further than this, in bytes. What a form may be, the engine says. */
const MAX_BODY = 256 * 1024;

/** Which form is posted, and by whom. */
export interface FormTarget {
  form: string;
  /** The address of the connection, where the host knows it; headers of a proxy go before it. */
  connection?: string | undefined;
}

/** Answers a form that a website posts. */
export const serveForm = (
  host: HttpHost,
  request: HttpRequest,
  { form, connection }: FormTarget,
): Promise<Response> => {
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const accept = header('accept');
  const refuse = (status: number, message: string) =>
    formRefused({ accept, origin: undefined, form: undefined }, status, [{ message }]);
  return serve(host, request, {
    methods: ['POST'],
    failed: 'a form cannot be taken in',
    away: 'This cannot be taken in at the moment. Try again in a minute.',
    refuse,
    respond: async () => {
      const body = await readBody(request, MAX_BODY);
      if (!body) return refuse(413, 'This is larger than a form may be (64 kB).');
      return (await host.engine()).forms.respond({
        form,
        body,
        contentType: header('content-type'),
        address: clientAddress(request.headers, connection),
        accept,
        origin: header('origin'),
      });
    },
  });
};
