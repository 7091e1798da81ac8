import { serve } from '../../../../http/serve';

const answer = serve((http, request, { params }) => http.mail(request, { token: params['token'] ?? '' }));

/** `GET /whenthen/mail/:token`: the pixel of an e-mail, or one of its links. Public: the token says where it leads. */
export const GET = answer;

/** Other methods are told 405. */
export { answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
