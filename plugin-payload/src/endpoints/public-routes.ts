import { loggedError } from '@whenthen/core/definition';
import { createHttp, type Http, type HttpRequest } from '@whenthen/core/http';
import type { Endpoint, PayloadRequest } from 'payload';
import type { Runtime } from '../runtime/runtime.js';
import type { BoundEndpoint } from './kit/define.js';

/** Payload's request, which is the one of the web with more on it. */
const toRequest = ({ method = 'GET', url = '', headers, body = null }: PayloadRequest): HttpRequest => ({
  method,
  url,
  headers,
  body,
});

const httpFor = (runtime: Runtime, { payload }: PayloadRequest): Http =>
  createHttp({
    engine: () => runtime.engine(),
    onFailure: (what, error) => payload.logger.error({ err: loggedError(error), msg: `Whenthen: ${what}.` }),
  });

/** One of the public addresses, whose last part is a name or a token where it has one; a secret may stand behind it. */
interface Route {
  path: string;
  methods: readonly Endpoint['method'][];
  answer(http: Http, request: HttpRequest, last: string, secret?: string): Promise<Response>;
}

const bind =
  ({ path, answer }: Route, method: Endpoint['method']): BoundEndpoint =>
  (runtime) => ({
    path: `/whenthen${path}`,
    method,
    handler: (req) => {
      const [last = '', secret] = Object.values(req.routeParams ?? {}) as string[];
      return answer(httpFor(runtime, req), toRequest(req), last, secret);
    },
  });

/** Public, as they have to be: the engine looks at the form's limits, the signature or the token. */
const routes: Route[] = [
  { path: '/forms/:form', methods: ['post'], answer: (http, request, form) => http.forms(request, { form }) },
  {
    path: '/hooks/:webhook',
    methods: ['post'],
    answer: (http, request, webhook) => http.webhooks(request, { webhook }),
  },
  {
    path: '/feedback/:provider',
    methods: ['post'],
    answer: (http, request, provider) => http.feedback(request, { provider }),
  },
  {
    path: '/feedback/:provider/:secret',
    methods: ['post'],
    answer: (http, request, provider, secret) => http.feedback(request, { provider, secret }),
  },
  { path: '/mail/:token', methods: ['get'], answer: (http, request, token) => http.mail(request, { token }) },
  {
    path: '/unsubscribe/:token',
    methods: ['get', 'post'],
    answer: (http, request, token) => http.unsubscribe(request, { token }),
  },
  {
    path: '/confirm/:token',
    methods: ['get', 'post'],
    answer: (http, request, token) => http.confirm(request, { token }),
  },
  {
    path: '/preferences/:token',
    methods: ['get', 'post'],
    answer: (http, request, token) => http.preferences(request, { token }),
  },
  { path: '/metrics', methods: ['get'], answer: (http, request) => http.metrics(request) },
];

const METHODS: readonly Endpoint['method'][] = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** Forms, webhooks, what mail providers tell, pixels and links of e-mails, and the pages behind links of e-mails. */
export const publicEndpoints: BoundEndpoint[] = routes.flatMap((route) =>
  route.methods.map((method) => bind(route, method)),
);

/** The same addresses by all other methods: `HEAD` works where `GET` does, the rest is told 405. */
export const otherMethods: BoundEndpoint[] = routes.flatMap((route) =>
  METHODS.filter((method) => !route.methods.includes(method)).map((method) => bind(route, method)),
);
