import { z } from 'zod';
import { idText, listQuery } from '../kernel/input.js';
import type { AttentionFilter } from '../model/attention.js';
import { attentionKinds } from '../model/operation/attention.js';
import type { AttentionQuery } from './api.js';

/** As it was read: what is left out may stand there as `undefined`. */
type ReadFilter = { [K in keyof AttentionQuery]?: AttentionQuery[K] | undefined };

const filters = {
  workflow: idText.optional(),
  step: idText.optional(),
  action: idText.optional(),
  kind: z.enum(attentionKinds, 'Use one of: failed, held, expired.').optional(),
  cause: z.string().min(1).max(500).optional(),
  text: z.string().trim().min(1).max(200).optional(),
  person: idText.optional(),
  run: idText.optional(),
  until: z.iso.datetime({ error: 'is not a moment such as 2026-03-01T09:00:00.000Z' }).optional(),
};

export const attentionFilter = z.strictObject(filters);
export const attentionQuery = attentionFilter.prefault({});
export const attentionList = listQuery(filters);

/** What the store looks for. */
export const filterOf = ({ until, ...filter }: ReadFilter): AttentionFilter => ({
  ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)),
  ...(until === undefined ? {} : { until: new Date(until) }),
});
