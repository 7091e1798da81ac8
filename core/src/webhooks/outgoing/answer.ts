import { jsonFault } from '../../definition/json/json-fault.js';
import type { Json } from '../../definition/json/json.js';
import { readJson } from '../../definition/json/read-json.js';

/** What a receiver answered. */
export interface Answer {
  status: number;
  /** The header `retry-after`. */
  retryAfter?: string | undefined;
  /** The header `location`. */
  location?: string | undefined;
  /** As much of the body as was read. */
  text: string;
  /** False: the body was longer, or broke off. */
  whole: boolean;
}

/** What an answer means: taken, not taken and no use to repeat, or to be repeated. */
export type Verdict =
  | { kind: 'taken'; output: Json }
  | { kind: 'refused'; reason: string }
  | { kind: 'again'; reason: string; retryAfter?: number };

/** 4xx answers that do ask for another attempt: timeout, conflict, too early, too many requests. */
const REPEATABLE = new Set([408, 409, 425, 429]);
const SHOWN = 200;

// eslint-disable-next-line no-control-regex -- control characters are what it takes out
const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();

const bodyOf = ({ text, whole }: Answer): Json => {
  if (!whole || !text.trim()) return null;
  try {
    const body = readJson(text) as Json;
    return jsonFault(body) ? null : body;
  } catch {
    return null;
  }
};

/** Milliseconds from `now`; the header holds seconds or a date of HTTP. */
const waitOf = (header: string | undefined, now: number): number | undefined => {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = / GMT$/.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(at) ? Math.max(0, at - now) : undefined;
};

/** Reads an answer as Standard Webhooks wants it: 2xx is taken, the body kept where it is JSON. */
export const judge = (answer: Answer, now: number): Verdict => {
  const { status, location } = answer;
  if (status >= 200 && status < 300) return { kind: 'taken', output: { status, body: bodyOf(answer) } };
  if (status >= 300 && status < 400) {
    const to = location ? ` to ${oneLine(location).slice(0, SHOWN)}` : '';
    return {
      kind: 'refused',
      reason: `The receiver answered ${status}, a redirect${to}. Redirects are not followed: enter the final address`,
    };
  }
  const said = oneLine(answer.text).slice(0, SHOWN);
  const reason = `The receiver answered ${status}${said ? `: ${said}` : ''}`;
  if (status < 500 && !REPEATABLE.has(status)) return { kind: 'refused', reason };
  const retryAfter = waitOf(answer.retryAfter, now);
  return { kind: 'again', reason, ...(retryAfter === undefined ? {} : { retryAfter }) };
};
