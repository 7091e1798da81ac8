import { serve } from '../../../../http/serve';

const answer = serve((http, request, { params }) => http.webhooks(request, { webhook: params['webhook'] ?? '' }));

/** `POST /whenthen/hooks/:webhook`: a call from another system. Public: the engine looks at its signature or secret. */
export const POST = answer;

/** Other methods are told 405. */
export { answer as GET, answer as PUT, answer as PATCH, answer as DELETE };
