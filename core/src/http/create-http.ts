import { serveConfirm } from './confirm.js';
import { serveFeedback } from './feedback.js';
import { serveForm, type FormTarget } from './forms.js';
import type { HttpRequest } from './http-request.js';
import { serveMail } from './mail.js';
import { serveMetrics } from './metrics.js';
import { servePreferences, type PreferencesTarget } from './preferences.js';
import type { HttpHost } from './serve.js';
import { serveUnsubscribe } from './unsubscribe.js';
import { serveWebhook } from './webhooks.js';

/**
 * The public addresses, from the web's `Request` to its `Response`: whatever framework a host has, it finds the address
 * and hands the request over. The body has to be as it came: a signature is of its bytes.
 *
 * None of them throws. Each says 405 (with `allow`) to other methods, 400 to a request that broke off, and 503 (with
 * `retry-after`) while the engine or its database is away: the client may send the same again then. Programs read `{ "errors": [{ "message", "path"? }] }`, people a page.
 */
export interface Http {
  /**
   * `POST /whenthen/forms/:form`: a form of the option `forms`, as JSON, urlencoded or multipart without files; 64 kB and
   * 100 inputs at most, ten a minute from one address and 600 from all.
   * 200 or 303; 400, 403 (a script of another website), 404, 413, 415, 429. A page where the client takes HTML.
   */
  forms(request: HttpRequest, target: FormTarget): Promise<Response>;
  /**
   * `POST /whenthen/hooks/:webhook`: a call of another system, as JSON; 256 kB at most.
   * 200, 202 (it has not been said where the address stands); 400, 401, 404, 413, 429.
   */
  webhooks(request: HttpRequest, target: { webhook: string }): Promise<Response>;
  /**
   * `POST /whenthen/feedback/:provider`, or `/whenthen/feedback/:provider/:secret` where the provider signs nothing: what a
   * mail provider tells of bounces, complaints and deliveries; 1 MB at most.
   * 200; 400, 401, 404 (an option of that name is not set), 413, 429.
   */
  feedback(request: HttpRequest, target: { provider: string; secret?: string | undefined }): Promise<Response>;
  /** `GET` or `HEAD /whenthen/mail/:token`: the pixel of an e-mail (200), or one of its links (302); 404. */
  mail(request: HttpRequest, target: { token: string }): Promise<Response>;
  /**
   * `GET`, `HEAD` or `POST /whenthen/unsubscribe/:token`: the page to unsubscribe, and what its button and mail programs
   * (RFC 8058) send; 200, 404, 410. The query's `from` is read from the request's address, the body is not.
   */
  unsubscribe(request: HttpRequest, target: { token: string }): Promise<Response>;
  /**
   * `GET`, `HEAD` or `POST /whenthen/confirm/:token`: the page behind the link of a confirmation mail, and what its button
   * sends; 200, 404, 410. The body is not read.
   */
  confirm(request: HttpRequest, target: { token: string; connection?: string | undefined }): Promise<Response>;
  /**
   * `GET`, `HEAD` or `POST /whenthen/preferences/:token`: the page on which somebody chooses what they get e-mails about,
   * and its form; 16 kB at most. 200, 400, 404, 413.
   */
  preferences(request: HttpRequest, target: PreferencesTarget): Promise<Response>;
  /**
   * `GET` or `HEAD /whenthen/metrics`: what this process measures, in Prometheus' text format, for whoever brings the token
   * of the option `metrics.token` (`authorization: Bearer …`); 200, 401; 404 where no token is set.
   */
  metrics(request: HttpRequest): Promise<Response>;
}

/** The public addresses of a host's engine. Cheap: a host may make it anew for each request. */
export const createHttp = (host: HttpHost): Http => ({
  forms: (request, target) => serveForm(host, request, target),
  webhooks: (request, target) => serveWebhook(host, request, target),
  feedback: (request, target) => serveFeedback(host, request, target),
  mail: (request, target) => serveMail(host, request, target),
  unsubscribe: (request, target) => serveUnsubscribe(host, request, target),
  confirm: (request, target) => serveConfirm(host, request, target),
  preferences: (request, target) => servePreferences(host, request, target),
  metrics: (request) => serveMetrics(host, request),
});
