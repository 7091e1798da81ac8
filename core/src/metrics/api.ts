import type { Reply } from '../kernel/reply.js';

/** What this process measures, for Prometheus; each process tells its own. */
export interface MetricsApi {
  /** As Prometheus reads it (text format 0.0.4); empty without the option `metrics`. */
  text(): Promise<string>;
  /**
   * Answers a scrape: 200 for whoever brings `Bearer` and the token of the option `metrics.token`, 401 for others, 404
   * where no token is set. Never throws.
   * @param request the header `authorization`, as it came
   */
  respond(request: { authorization?: string | undefined }): Promise<Reply>;
}
