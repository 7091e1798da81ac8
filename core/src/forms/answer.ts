import { jsonReply, pageReply, type Reply } from '../kernel/reply.js';
import { escapeHtml } from '../templates/language/escape-html.js';
import type { FormSettings } from './form.js';

interface Asked {
  /** What the client takes: a browser that posts a form asks for HTML. */
  accept: string | undefined;
  origin: string | undefined;
  form: Pick<FormSettings, 'origins' | 'redirect'> | undefined;
}

const corsOf = ({ origin, form }: Asked): Record<string, string> =>
  origin && form?.origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};

const answer = (asked: Asked, status: number, json: object, page: { title: string; text: string }): Reply => {
  const headers = { 'cache-control': 'no-store', ...corsOf(asked) };
  return asked.accept?.includes('text/html')
    ? pageReply(status, { title: page.title, html: escapeHtml(page.text) }, headers)
    : jsonReply(status, json, headers);
};

/** It was taken in: a browser is led on, or reads that it was; a script gets JSON. */
export const formAccepted = (asked: Asked): Reply =>
  asked.form?.redirect && asked.accept?.includes('text/html')
    ? { status: 303, headers: { 'cache-control': 'no-store', location: asked.form.redirect }, body: '' }
    : answer(asked, 200, { accepted: true }, { title: 'Thank you', text: 'We have received what you sent.' });

/** It was not, and why. `retryAfter` in seconds. */
export const formRefused = (
  asked: Asked,
  status: number,
  errors: { message: string; path?: string }[],
  retryAfter?: number,
): Reply => {
  const text = errors.map(({ message, path }) => (path ? `${path}: ${message}` : message)).join(' ');
  const { headers, ...rest } = answer(asked, status, { errors }, { title: 'This could not be sent', text });
  return {
    ...rest,
    headers: { ...headers, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) },
  };
};
