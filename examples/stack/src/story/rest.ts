/** Calls one JSON API. */
export type Rest = <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<T>;

const LIMIT_MS = 30_000;

/**
 * Makes a caller for a JSON API. Answers are taken as `T` unchecked: they come from our own store and CMS.
 * @throws Error naming the request and the first of the answer, when that is not a success.
 */
export function restClient(baseUrl: string, headers: Record<string, string> = {}): Rest {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
}
