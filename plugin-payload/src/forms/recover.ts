import { loggedError } from '@whenthen/core/definition';
import type { Engine } from '@whenthen/core';
import { setTimeout as wait } from 'node:timers/promises';
import { handOverSubmission } from './hand-over.js';
import type { CmsSource } from '../runtime/cms-source.js';

/** How often submissions are looked for that were not handed over, in milliseconds. */
const EVERY = 60_000;
/** Submissions this much older than the mark are looked at again: those that were written slowly. In milliseconds. */
const OVERLAP = 5 * 60_000;
const PAGE = 100;

/** Hands over what was submitted since the mark, and moves it on. Without a mark it begins now: what lies there is old. */
const recoverSubmissions = async (engine: Engine, source: CmsSource, now: Date): Promise<void> => {
  const { payload, slugs } = source;
  const mark = `forms:${slugs.submissions}`;
  const reached = await engine.watermarks.get(mark);
  if (!reached) return engine.watermarks.advance(mark, now);
  const since = new Date(reached.getTime() - OVERLAP).toISOString();
  for (let page = 1; ; page++) {
    const { docs, hasNextPage } = await payload.find({
      collection: slugs.submissions,
      where: { createdAt: { greater_than_equal: since } },
      sort: 'createdAt',
      depth: 0,
      limit: PAGE,
      page,
      overrideAccess: true,
    });
    for (const doc of docs) await handOverSubmission(engine, source, doc);
    if (!hasNextPage) break;
  }
  await engine.watermarks.advance(mark, now);
};

/** Recovers what a crash or an absent engine left, at the start and then every minute, until the engine stops. */
export const keepRecovering = async (engine: Engine, source: CmsSource, stopping: AbortSignal): Promise<void> => {
  while (!stopping.aborted) {
    try {
      await recoverSubmissions(engine, source, new Date());
    } catch (error) {
      source.payload.logger.error({
        err: loggedError(error),
        msg: 'Whenthen: submissions could not be recovered; it is tried again.',
      });
    }
    await wait(EVERY, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
};
