import { z } from 'zod';
import { documentStream } from '../privacy/document-stream.js';
import { defineEndpoint, type BoundEndpoint } from './kit/define.js';
import { idParams } from './kit/inputs.js';
import { problem } from './kit/respond.js';
import { staffOf } from './kit/staff-of.js';

const person = idParams.shape.id;

/** Everything that is held of one person, as a JSON file that is written while it is sent. */
const exportOne = defineEndpoint({
  route: 'GET /people/:id/export',
  params: idParams,
  handle: async ({ engine, params, req }) =>
    new Response(
      documentStream((await engine.people.export(params.id, { by: staffOf(req) })).text(), req.payload.logger),
      {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': `attachment; filename="person-${params.id}.json"`,
          'cache-control': 'no-store',
        },
      },
    ),
});

/** Takes an export in. */
const restore = defineEndpoint({
  route: 'POST /people/restore',
  body: z.strictObject({ document: z.looseObject({}, { error: 'hand over the export of a person' }) }),
  handle: async ({ engine, body, req }) =>
    Response.json(await engine.people.restore(body.document, { by: staffOf(req) })),
});

/** Erases a person, whose address has to be repeated. */
const erase = defineEndpoint({
  route: 'POST /people/:id/erase',
  params: idParams,
  body: z.strictObject({ email: z.string({ error: 'repeat the person’s e-mail address' }).min(1).max(320) }),
  handle: async ({ engine, params, body, req }) => {
    const found = await engine.people.get(params.id);
    if (!found) return problem(404, [{ message: 'There is no such person.' }]);
    if (found.email !== body.email.trim().toLowerCase())
      return problem(400, [{ path: 'email', message: 'This is not the address of this person.' }]);
    return Response.json({ erasure: await engine.people.erase(params.id, { by: staffOf(req) }) });
  },
});

/** How far an erasure has come. */
const erasure = defineEndpoint({
  route: 'GET /erasures/:id',
  params: idParams,
  handle: async ({ engine, params }) => {
    const found = await engine.people.erasure(params.id);
    return found ? Response.json({ erasure: found }) : problem(404, [{ message: 'There is no such erasure.' }]);
  },
});

/** What would become of two people. */
const previewMerge = defineEndpoint({
  route: 'GET /people/:id/merge',
  params: idParams,
  query: z.strictObject({ into: person }),
  handle: async ({ engine, params, query }) =>
    Response.json({ preview: await engine.people.previewMerge(params.id, query.into) }),
});

/** Makes a person part of another. */
const merge = defineEndpoint({
  route: 'POST /people/:id/merge',
  params: idParams,
  body: z.strictObject({ into: person }),
  handle: async ({ engine, params, body, req }) =>
    Response.json({ merge: await engine.people.merge(params.id, body.into, { by: staffOf(req) }) }),
});

/** Exporting, erasing and merging people. */
export const privacyEndpoints: BoundEndpoint[] = [exportOne, restore, erase, erasure, previewMerge, merge];
