import { z } from 'zod';
import { peopleCsv } from '../people/export/peopleCsv.js';
import { defineEndpoint } from './define.js';
import { given } from './inputs.js';

/** Everybody, or whom `q` finds, as a CSV file that is written while it is sent. */
export const peopleExportEndpoint = defineEndpoint({
  path: '/people/export',
  method: 'get',
  access: 'read',
  query: z.strictObject({ q: z.string().trim().max(200).optional() }),
  handle: async ({ engine, query, req }) => {
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
