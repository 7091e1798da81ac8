const BODY_END = /<\/body\s{0,20}>/gi;

/** From where to where comments go, in characters. One pass, whatever the source. */
const commentsIn = (html: string): [number, number][] => {
  const found: [number, number][] = [];
  for (let from = html.indexOf('<!--'); from >= 0;) {
    const end = html.indexOf('-->', from + 4);
    found.push([from, end < 0 ? html.length : end]);
    from = end < 0 ? -1 : html.indexOf('<!--', end);
  }
  return found;
};

/** HTML with something more at the end of its body. */
export const appendToBody = (html: string, more: string): string => {
  const ends = [...html.matchAll(BODY_END)];
  const comments = ends.length > 0 ? commentsIn(html) : [];
  const end = ends.findLast(({ index }) => !comments.some(([from, to]) => from < index && index < to));
  return end ? html.slice(0, end.index) + more + html.slice(end.index) : html + more;
};
