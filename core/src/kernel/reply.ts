/** What goes back over HTTP, for whichever framework. */
export interface Reply<Body extends string | Uint8Array<ArrayBuffer> = string> {
  status: number;
  headers: Record<string, string>;
  body: Body;
}

/** A reply to a program. */
export const jsonReply = (status: number, json: object, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify(json),
});

/** A small page for a reader. `title` and `html` go into it as they are: escape what somebody else wrote. */
export const pageReply = (
  status: number,
  { title, html }: { title: string; html: string },
  headers: Record<string, string> = {},
): Reply => ({
  status,
  headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  body:
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${title}</title><body style="font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;padding:0 1rem">` +
    `<h1>${title}</h1><p>${html}</p></body></html>`,
});
