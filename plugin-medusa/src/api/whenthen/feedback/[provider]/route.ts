import { serve } from '../../../../http/serve';

const answer = serve((http, request, { params }) => http.feedback(request, { provider: params['provider'] ?? '' }));

/** `POST /whenthen/feedback/:provider`: what a mail provider tells. Public: the engine looks at its signature or secret. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as GET, answer as PUT, answer as PATCH, answer as DELETE };
