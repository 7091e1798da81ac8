import { loggedError, maskAddresses } from '@whenthen/core/definition';
import type { Engine } from '@whenthen/core';
import type { PaginatedDocs, Payload, TypeWithID } from 'payload';
import { publishSegment } from '../collections/segments/publish.js';
import { publishSequence } from '../collections/sequences/publish.js';
import { publishTemplate } from '../collections/templates/publish.js';
import { publishWorkflow } from '../collections/workflows/publish.js';
import type { Runtime } from '../runtime/runtime.js';
import type { HandOver } from '../publishing/hand-over.js';

const PAGE = 50;

interface HandOverArgs {
  payload: Payload;
  engine: Engine;
  slugs: Runtime['slugs'];
  stopping: AbortSignal;
}

const handOverAll = async (
  { payload, engine, stopping }: HandOverArgs,
  slug: string,
  handOver: HandOver,
): Promise<void> => {
  for (let page: number | null | undefined = 1; page;) {
    const found: PaginatedDocs<TypeWithID> = await payload.find({
      collection: slug,
      where: { _status: { equals: 'published' } },
      select: {},
      depth: 0,
      draft: false,
      limit: PAGE,
      page,
      sort: 'id',
      overrideAccess: true,
    });
    for (const { id } of found.docs) {
      if (stopping.aborted) return;
      try {
        // Read just before it is handed over, so that a publish going on meanwhile is not undone.
        const doc = await payload.findByID({ collection: slug, id, depth: 0, draft: false, overrideAccess: true });
        await handOver(engine, doc);
      } catch (error) {
        const reason = maskAddresses(error instanceof Error ? error.message : String(error));
        payload.logger.error(`Whenthen: ${slug} ${id} is published here, and the engine does not take it. ${reason}`);
      }
    }
    page = found.nextPage;
  }
};

/**
 * Hands everything that is published to the engine again: repairs a process that died between the two databases, and
 * fills an engine whose database is new. What it has already makes no new version. Templates go first,
 * then sequences and segments, since workflows name them. Never throws.
 */
export const handOverPublished = async (args: HandOverArgs): Promise<void> => {
  try {
    await handOverAll(args, args.slugs.templates, publishTemplate);
    await handOverAll(args, args.slugs.sequences, publishSequence);
    await handOverAll(args, args.slugs.segments, publishSegment);
    await handOverAll(args, args.slugs.workflows, publishWorkflow);
  } catch (error) {
    args.payload.logger.error({
      err: loggedError(error),
      msg: 'Whenthen: what is published could not be handed to the engine.',
    });
  }
};
