import { jsonReply } from '../kernel/reply.js';
import type { HttpRequest } from './http-request.js';
import { serve, type HttpHost } from './serve.js';

/** Answers a scrape of Prometheus: whoever brings the token reads what this process measures. */
export const serveMetrics = (host: HttpHost, request: HttpRequest): Promise<Response> =>
  serve(host, request, {
    methods: ['GET', 'HEAD'],
    failed: 'metrics cannot be told',
    away: 'This cannot be told at the moment. Try again in a minute.',
    refuse: (status, message) => jsonReply(status, { errors: [{ message }] }),
    respond: async () => {
      const authorization = request.headers.get('authorization') ?? undefined;
      return (await host.engine()).metrics.respond({ authorization });
    },
  });
