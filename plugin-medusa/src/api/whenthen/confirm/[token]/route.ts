import { serve } from '../../../../http/serve';

/** Public, as it has to be: the signed token in the address is what gives the right. */
const answer = serve((http, request, { params, socket }) =>
  http.confirm(request, { token: params['token'] ?? '', connection: socket.remoteAddress }),
);

/** `GET /whenthen/confirm/:token` shows the page, and changes nothing: scanners of links confirm nothing. */
export const GET = answer;

/** `POST /whenthen/confirm/:token` confirms consent: the page's button. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as PUT, answer as PATCH, answer as DELETE };
