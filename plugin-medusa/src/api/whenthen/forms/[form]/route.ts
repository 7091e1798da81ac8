import { serve } from '../../../../http/serve';

const answer = serve((http, request, { params, socket }) =>
  http.forms(request, { form: params['form'] ?? '', connection: socket.remoteAddress }),
);

/** `POST /whenthen/forms/:form`: a form of any website. Public, as forms are; the engine limits size and number. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as GET, answer as PUT, answer as PATCH, answer as DELETE };
