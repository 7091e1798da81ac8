import { timingSafeEqual, createHash } from 'node:crypto';
import type { Health } from '../health/report.js';
import { jsonReply, type Reply } from '../kernel/reply.js';
import type { Ports } from '../model/abilities/ports.js';
import type { MetricsApi } from './api.js';
import type { Prometheus } from './prometheus.js';

/** How long what was found out about the whole engine is told to whoever scrapes, in milliseconds. */
const EVERY = 5_000;

interface MetricsParts {
  /** Not there without the option. */
  prometheus: Prometheus | undefined;
  token: string | undefined;
  health: () => Promise<Health>;
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing of where they differ. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(hash(given), hash(wanted));

const NOT_THERE = { errors: [{ message: 'There is nothing here.' }] };
const NO_RIGHT = { errors: [{ message: 'Send the token of the option metrics.token: authorization: Bearer …' }] };
const AWAY = { errors: [{ message: 'This cannot be told at the moment.' }] };

/** What is measured, as the API has it. */
export const createMetricsApi = (
  { logger, sending }: Ports<'logger' | 'sending'>,
  { prometheus, token, health }: MetricsParts,
): MetricsApi => {
  let lookedAt = -Infinity;

  /** What stands in the database is asked for when somebody scrapes, and not more often than that is worth. */
  const look = async (told: Prometheus): Promise<void> => {
    if (performance.now() - lookedAt < EVERY) return;
    lookedAt = performance.now();
    const { ok, workers, lag, breakers, database } = await health();
    told.set('whenthen_healthy', ok ? 1 : 0);
    told.set('whenthen_workers', workers.length);
    told.set('whenthen_breakers_open', breakers.length);
    for (const [part, { lagMs, backlog }] of Object.entries(lag ?? {})) {
      told.set('whenthen_lag_seconds', lagMs / 1_000, { part });
      told.set('whenthen_backlog', backlog, { part });
    }
    if (database === 'up') told.set('whenthen_sending_held', (await sending.state()).held ? 1 : 0);
  };

  const text = async (): Promise<string> => {
    if (!prometheus) return '';
    await look(prometheus);
    return prometheus.text();
  };

  const reply = async (authorization: unknown): Promise<Reply> => {
    if (!prometheus || token === undefined) return jsonReply(404, NOT_THERE);
    const [scheme = '', given = ''] = typeof authorization === 'string' ? authorization.split(/\s+/) : [];
    if (scheme.toLowerCase() !== 'bearer' || !isSame(given, token))
      return jsonReply(401, NO_RIGHT, { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' });
    const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
    return { status: 200, headers, body: await text() };
  };

  return {
    text,
    respond: (request) =>
      reply((request as { authorization?: unknown } | null | undefined)?.authorization).catch((error: unknown) => {
        logger.error({ err: error }, 'metrics could not be told');
        return jsonReply(503, AWAY);
      }),
  };
};
