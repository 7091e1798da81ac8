import { z } from 'zod';
import { needs } from '../access/needs.js';
import { peopleCsv } from '../people/export/people-csv.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { given, idParams, pageQuery } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

/** People whom `q` finds by name, e-mail, domain or tag; all of them without it. */
const search = defineEndpoint({
  route: 'GET /people',
  query: z.strictObject({ q: z.string().trim().max(200).optional(), ...pageQuery }),
  handle: async ({ engine, query }) => Response.json(await engine.people.search(given(query))),
});

/** Everybody, or whom `q` finds, as a CSV file that is written while it is sent. */
const exportAll = defineEndpoint({
  route: 'GET /people/export',
  query: z.strictObject({ q: z.string().trim().max(200).optional() }),
  handle: async ({ engine, query, req }) => {
    const [by, details] = [staffOf(req), { searched: query.q !== undefined }];
    await engine.audit.note({ by, what: 'people.exported', on: { kind: 'people', id: 'csv' }, details });
    const fields = await engine.people.fieldNames();
    return new Response(peopleCsv(engine, fields, given(query), req.payload.logger), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="people-${new Date().toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
      },
    });
  },
});

/** Takes in rows of a list of people; who lets them into workflows as well needs to be allowed that, too. What a row may say is the engine's to check, and it tells which it refuses. */
const importRows = defineEndpoint({
  route: 'POST /people/import',
  body: z.strictObject({
    import: z.string({ error: 'name the import' }),
    rows: z.array(z.strictObject({ row: z.number(), person: z.looseObject({ email: z.unknown() }) })),
    startWorkflows: z.boolean().optional(),
  }),
  handle: async ({ engine, body: { startWorkflows = false, ...list }, req, alsoNeeds }) => {
    const away = startWorkflows ? await alsoNeeds(needs['POST /workflows/:id/people']) : undefined;
    return (
      away ??
      Response.json(
        await engine.people.import({
          ...(list as Parameters<typeof engine.people.import>[0]),
          startWorkflows,
          by: staffOf(req),
        }),
      )
    );
  },
});

/** One person's profile. */
const get = defineEndpoint({
  route: 'GET /people/:id',
  params: idParams,
  handle: async ({ engine, params }) => {
    const person = await engine.people.get(params.id);
    return person ? Response.json({ person }) : problem(404, [{ message: 'There is no such person.' }]);
  },
});

/** Everything that happened to a person over all workflows, newest first. */
const timeline = defineEndpoint({
  route: 'GET /people/:id/timeline',
  params: idParams,
  query: z.strictObject(pageQuery),
  handle: async ({ engine, params, query }) => {
    if (!(await engine.people.get(params.id))) return problem(404, [{ message: 'There is no such person.' }]);
    return Response.json(await engine.people.timeline(params.id, given(query)));
  },
});

/** Subscribes or unsubscribes a person by hand; who did it is recorded. */
const setSubscription = defineEndpoint({
  route: 'POST /people/:id/subscription',
  params: idParams,
  body: z.strictObject({
    status: z.enum(['subscribed', 'unsubscribed'], { error: 'say "subscribed" or "unsubscribed"' }),
  }),
  handle: async ({ engine, params, body, req }) => {
    const { subscription } = await engine.people.setSubscription(params.id, body.status, staffOf(req));
    return Response.json({ subscription });
  },
});

/** Switches tracking of opens and clicks off for a person, or on again; who did it is recorded. */
const setTracking = defineEndpoint({
  route: 'POST /people/:id/tracking',
  params: idParams,
  body: z.strictObject({ tracked: z.boolean({ error: 'say true or false' }) }),
  handle: async ({ engine, params, body, req }) => {
    const { tracked } = await engine.people.setTracking(params.id, body.tracked, staffOf(req));
    return Response.json({ tracked });
  },
});

/** People and lists of them. A name comes before `:id`, which it would fit. */
export const peopleEndpoints: BoundEndpoint[] = [
  ...[search, exportAll, importRows, get, timeline],
  ...[setSubscription, setTracking],
];
