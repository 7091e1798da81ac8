/** As much of an id as tells it from others on a page; all of it stands in a title. */
export const shortId = (id: string): string => (id.length > 16 ? `…${id.slice(-6)}` : id);
