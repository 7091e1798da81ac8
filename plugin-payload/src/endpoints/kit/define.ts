import type { Engine } from '@whenthen/core';
import { lacksRole } from '@whenthen/core/definition';
import { readBody } from '@whenthen/core/http';
import type { Endpoint, PayloadRequest } from 'payload';
import type { z } from 'zod';
import type { Need, Route } from '../../access/needs.js';
import { needs } from '../../access/needs.js';
import type { Runtime } from '../../runtime/runtime.js';
import { failure, problem, refusal } from './respond.js';

/** What a handler gets: everything checked, and the engine at hand. */
export interface Call<P, Q, B> {
  engine: Engine;
  runtime: Runtime;
  req: PayloadRequest;
  params: P;
  query: Q;
  body: B;
  /** Whether whoever calls may see addresses and the like. */
  seesPeople(): Promise<boolean>;
  /** The refusal for whoever calls and lacks what is needed beside the endpoint's own need; `undefined`: welcome. */
  alsoNeeds(need: Need): Promise<Response | undefined>;
}

interface Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** Its method and path, below `/api/whenthen`; who may call it stands in the table of needs. */
  route: Route;
  params?: P;
  query?: Q;
  body?: B;
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Response>;
}

/** What the query and body of an endpoint may be. */
interface EndpointRules {
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
}

/** An endpoint of the plugin, to be bound to a runtime. One that reads what it gets by itself has no rules here. */
export interface BoundEndpoint {
  (runtime: Runtime): Endpoint;
  rules?: EndpointRules;
}

/** The largest body that is read, in bytes: 1,000 rows of an import with long fields. */
const MAX_BODY = 10_000_000;

/** Said where the developer's own function fails. */
const UNKNOWN = 'What you may do could not be found out. Try again in a moment; the log says more.';

class BodyTooLargeError extends Error {}

const readJsonBody = async (req: PayloadRequest): Promise<unknown> => {
  const bytes = await readBody(req, MAX_BODY);
  if (!bytes) throw new BodyTooLargeError();
  return bytes.byteLength > 0 ? JSON.parse(new TextDecoder().decode(bytes)) : {};
};

/** The query as flat text: an operator such as `q[$ne]` stays a name, which no schema knows. */
const readQuery = (req: PayloadRequest): Record<string, string> => Object.fromEntries(req.searchParams ?? []);

/**
 * Answers 401 or 403 to those who have no business here: Payload lets everybody through to custom endpoints.
 * `undefined` means welcome.
 */
export const turnAway = async (req: PayloadRequest, runtime: Runtime, need: Need): Promise<Response | undefined> => {
  const verdict = await runtime.access.ask(req, need);
  if (verdict === 'yes') return undefined;
  if (!req.user) return problem(401, [{ message: 'Log in to the admin first.' }]);
  return verdict === 'no'
    ? problem(403, [{ message: lacksRole(runtime.access.nameOf(need)) }])
    : problem(503, [{ message: UNKNOWN }]);
};

/**
 * Makes an endpoint under `/api/whenthen`. Access is checked first, then every input by its schema; what the engine
 * refuses becomes a 4xx in its words, and anything else a logged 500 or 503 without details.
 */
export const defineEndpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>({
  route,
  params,
  query,
  body,
  handle,
}: Definition<P, Q, B>): BoundEndpoint => {
  const [method, path] = route.split(' ') as ['GET' | 'POST', string];
  const bind = (runtime: Runtime): Endpoint => ({
    path: `/whenthen${path}`,
    method: method === 'GET' ? 'get' : 'post',
    handler: async (req) => {
      const away = await turnAway(req, runtime, needs[route]);
      if (away) return away;
      let read: unknown = {};
      try {
        if (body) read = await readJsonBody(req);
      } catch (error) {
        if (error instanceof BodyTooLargeError) return problem(413, [{ message: 'The body is larger than 10 MB.' }]);
        return problem(400, [{ message: 'The body is not JSON.' }]);
      }
      const [p, q, b] = [
        params?.safeParse(req.routeParams ?? {}),
        query?.safeParse(readQuery(req)),
        body?.safeParse(read),
      ];
      const issues = [p, q, b].flatMap((result) => result?.error?.issues ?? []);
      if (issues.length > 0) return refusal(issues);
      try {
        const engine = await runtime.engine();
        return await handle({
          engine,
          runtime,
          req,
          params: p?.data as z.output<P>,
          query: q?.data as z.output<Q>,
          body: b?.data as z.output<B>,
          seesPeople: async () => (await runtime.access.ask(req, needs['GET /people'])) === 'yes',
          alsoNeeds: (need) => turnAway(req, runtime, need),
        });
      } catch (error) {
        return failure(error, req.payload.logger);
      }
    },
  });
  return Object.assign(bind, { rules: { query, body } });
};
