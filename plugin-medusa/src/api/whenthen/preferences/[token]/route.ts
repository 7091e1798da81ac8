import { serve } from '../../../../http/serve';

/** Public, as it has to be: the signed token in the address is what gives the right. */
const answer = serve((http, request, { params, socket }) =>
  http.preferences(request, { token: params['token'] ?? '', connection: socket.remoteAddress }),
);

/** `GET /whenthen/preferences/:token` shows what somebody gets e-mails about, and changes nothing. */
export const GET = answer;

/** `POST /whenthen/preferences/:token`: what they choose by the page's form. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as PUT, answer as PATCH, answer as DELETE };
