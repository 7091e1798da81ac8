import { serve } from '../../../http/serve';

const answer = serve((http, request) => http.metrics(request));

/** `GET /whenthen/metrics`: what this process measures, for Prometheus. The option `metrics.token` says who may read it. */
export const GET = answer;

/** Other methods are told 405. */
export { answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
