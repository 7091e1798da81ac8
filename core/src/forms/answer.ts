import { escapeHtml } from '../templates/index.js';
import type { FormSettings } from './form.js';

/** An answer over HTTP, for whichever framework. */
export interface FormResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

interface Asked {
  /** What the client takes: a browser that posts a form asks for HTML. */
  accept: string | undefined;
  origin: string | undefined;
  form: Pick<FormSettings, 'origins' | 'redirect'> | undefined;
}

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${title}</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem">` +
  `<h1>${title}</h1><p>${escapeHtml(text)}</p></body></html>`;

const corsOf = ({ origin, form }: Asked): Record<string, string> =>
  origin && form?.origins.includes(origin) ? { 'access-control-allow-origin': origin, vary: 'origin' } : {};

const answer = (asked: Asked, status: number, json: object, title: string, text: string): FormResponse => {
  const headers = { 'cache-control': 'no-store', ...corsOf(asked) };
  return asked.accept?.includes('text/html')
    ? { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: page(title, text) }
    : { status, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) };
};

/** It was taken in: a browser is led on, or reads that it was; a script gets JSON. */
export const formAccepted = (asked: Asked): FormResponse =>
  asked.form?.redirect && asked.accept?.includes('text/html')
    ? { status: 303, headers: { 'cache-control': 'no-store', location: asked.form.redirect }, body: '' }
    : answer(asked, 200, { accepted: true }, 'Thank you', 'We have received what you sent.');

/** It was not, and why. `retryAfter` in seconds. */
export const formRefused = (
  asked: Asked,
  status: number,
  errors: { message: string; path?: string }[],
  retryAfter?: number,
): FormResponse => {
  const text = errors.map(({ message, path }) => (path ? `${path}: ${message}` : message)).join(' ');
  const { headers, ...rest } = answer(asked, status, { errors }, 'This could not be sent', text);
  return {
    ...rest,
    headers: { ...headers, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) },
  };
};
