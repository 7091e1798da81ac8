import type { Json } from '../definition/json/json.js';
import { readJson } from '../definition/json/read-json.js';

/** A body that cannot be read, with the status that says so. */
export class FormBodyError extends Error {
  readonly status: 400 | 415;
  constructor(status: 400 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/** A file input in which nothing was chosen (HTML, "constructing the entry list"). */
const isUnfilled = (value: unknown): boolean => value instanceof File && value.size === 0 && value.name === '';

/** An input that stands there several times is a list. */
const listed = (entries: Iterable<[string, unknown]>): Record<string, Json> => {
  const values = new Map<string, Json[]>();
  for (const [name, given] of entries) {
    const value = isUnfilled(given) ? '' : given;
    if (typeof value !== 'string') throw new FormBodyError(400, `“${name}” is a file: this form takes none.`);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
};

/** Reads the body of a form: JSON, urlencoded, or multipart without files. @throws FormBodyError */
export const readFormBody = async (
  body: Uint8Array<ArrayBuffer>,
  contentType: string | undefined,
): Promise<unknown> => {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json')
    try {
      return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body));
    } catch {
      throw new FormBodyError(400, 'The body is not JSON.');
    }
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data')
    throw new FormBodyError(415, 'Send JSON, or a form as browsers do.');
  let form: FormData;
  try {
    form = await new Response(body, { headers: { 'content-type': contentType ?? '' } }).formData();
  } catch {
    throw new FormBodyError(400, 'The body is not a form.');
  }
  return listed(form.entries());
};
