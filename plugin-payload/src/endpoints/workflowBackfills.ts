import type { BackfillView } from '@whenthen/core';
import type { Known } from '@whenthen/core/definition';
import { defineEndpoint } from './define.js';
import { workflowParams } from './inputs.js';

/** What the dialog for backfills shows: those there were, and the segments to choose from. */
export interface Backfills {
  backfills: BackfillView[];
  segments: Known[];
}

/** The newest backfills of a workflow, and the segments that one can be made of. */
export const workflowBackfillsEndpoint = defineEndpoint({
  path: '/workflows/:id/backfills',
  method: 'get',
  access: 'read',
  params: workflowParams,
  handle: async ({ engine, params }) => {
    const [backfills, segments] = await Promise.all([engine.backfills.list(params.id), engine.segments.list()]);
    return Response.json({ backfills, segments: segments.map(({ id, name }) => ({ id, name })) } satisfies Backfills);
  },
});
