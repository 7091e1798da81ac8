import { auditActions, auditKinds, type AuditAction, type AuditKind } from '@whenthen/core/definition';
import { z } from 'zod';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, pageQuery } from './kit/inputs.js';

const moment = z.iso.datetime({ offset: true, error: 'is no moment such as 2026-03-02T09:00:00Z' });

/** Who did what, newest first: by somebody, of a kind, to a thing, between two moments. */
const list = defineEndpoint({
  route: 'GET /audit',
  query: z.strictObject({
    by: z.string().min(1).max(500).optional(),
    what: z.enum(Object.keys(auditActions) as [AuditAction, ...AuditAction[]]).optional(),
    kind: z.enum(Object.keys(auditKinds) as [AuditKind, ...AuditKind[]]).optional(),
    thing: z.string().min(1).max(1_000).optional(),
    since: moment.optional(),
    until: moment.optional(),
    ...pageQuery,
  }),
  handle: async ({ engine, query: { since, until, ...query } }) =>
    Response.json(
      await engine.audit.list({
        ...given(query),
        ...(since === undefined ? {} : { since: new Date(since) }),
        ...(until === undefined ? {} : { until: new Date(until) }),
      }),
    ),
});

/** What staff did. */
export const auditEndpoints: BoundEndpoint[] = [list];
