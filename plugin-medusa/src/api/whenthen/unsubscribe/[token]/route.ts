import { serve } from '../../../../http/serve';

/** Public, as it has to be: the signed token in the address is what gives the right. */
const answer = serve((http, request, { params }) => http.unsubscribe(request, { token: params['token'] ?? '' }));

/** `GET /whenthen/unsubscribe/:token` shows the page, and changes nothing. */
export const GET = answer;

/** `POST /whenthen/unsubscribe/:token` unsubscribes: a mail program's one click (RFC 8058), and the page's button. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as PUT, answer as PATCH, answer as DELETE };
