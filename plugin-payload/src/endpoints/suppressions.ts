import { z } from 'zod';
import { suppressionCsv } from '../suppressions/suppression-csv.js';
import { suppressionReasons } from '../suppressions/reasons.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, pageQuery } from './kit/inputs.js';
import { staffOf } from './kit/staff-of.js';

const filters = {
  q: z.string().trim().max(320).optional(),
  reason: z.enum(suppressionReasons, { error: `use one of: ${suppressionReasons.join(', ')}` }).optional(),
};

const change = z.strictObject({
  email: z.string({ error: 'say which address' }).max(320),
  reason: z.enum(suppressionReasons, { error: `use one of: ${suppressionReasons.join(', ')}` }),
  why: z
    .string({ error: 'say why, so that others know later' })
    .trim()
    .min(1, 'say why, so that others know later')
    .max(500),
});

/** The suppression list, newest first: for a reason, and addresses that start with `q`. */
const list = defineEndpoint({
  route: 'GET /suppressions',
  query: z.strictObject({ ...filters, ...pageQuery }),
  handle: async ({ engine, query }) => Response.json(await engine.suppressions.list(given(query))),
});

/** All of it, or what fits, as a CSV file that is written while it is sent; who exported it is recorded. */
const exportAll = defineEndpoint({
  route: 'GET /suppressions/export',
  query: z.strictObject(filters),
  handle: async ({ engine, query, req }) => {
    const details = { searched: query.q !== undefined, ...(query.reason ? { reason: query.reason } : {}) };
    const on = { kind: 'suppressions', id: 'csv' } as const;
    await engine.audit.note({ by: staffOf(req), what: 'suppression.exported', on, details });
    return new Response(suppressionCsv(engine, given(query), req.payload.logger), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="suppression-list-${new Date().toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
      },
    });
  },
});

/** Puts an address on the list; who did it is recorded. */
const add = defineEndpoint({
  route: 'POST /suppressions/add',
  body: change,
  handle: async ({ engine, body, req }) => {
    await engine.suppressions.add({ ...body, by: staffOf(req) });
    return Response.json({ added: body.email.trim().toLowerCase() });
  },
});

/** Takes an address off the list: mail goes out to it again. */
const remove = defineEndpoint({
  route: 'POST /suppressions/remove',
  body: change,
  handle: async ({ engine, body, req }) => {
    await engine.suppressions.remove({ ...body, by: staffOf(req) });
    return Response.json({ removed: body.email.trim().toLowerCase() });
  },
});

/** Takes in rows of another suppression list; what a row may say is the engine's to check, and it tells which it refuses. */
const importRows = defineEndpoint({
  route: 'POST /suppressions/import',
  body: z.strictObject({
    import: z.string({ error: 'name the import' }),
    rows: z.array(z.strictObject({ row: z.number(), entry: z.looseObject({ email: z.unknown() }) })),
  }),
  handle: async ({ engine, body, req }) =>
    Response.json(
      await engine.suppressions.import({
        ...(body as Pick<Parameters<typeof engine.suppressions.import>[0], 'import' | 'rows'>),
        by: staffOf(req),
      }),
    ),
});

/** Who gets no mail, or no marketing mail. */
export const suppressionEndpoints: BoundEndpoint[] = [list, exportAll, add, remove, importRows];
