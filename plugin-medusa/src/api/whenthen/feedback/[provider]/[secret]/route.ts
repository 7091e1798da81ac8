import { serve } from '../../../../../http/serve';

const answer = serve((http, request, { params }) =>
  http.feedback(request, { provider: params['provider'] ?? '', secret: params['secret'] }),
);

/** `POST /whenthen/feedback/:provider/:secret`: what a mail provider tells that signs nothing. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as GET, answer as PUT, answer as PATCH, answer as DELETE };
