const BODY_END = /<\/body\s{0,20}>/gi;

interface Comment {
  from: number;
  /** Where it ends; where it never does, behind everything. */
  to: number;
  closed: boolean;
}

/** Comments, in their order. `<!-->` is a whole one. One pass, whatever the source. */
const commentsIn = (html: string): Comment[] => {
  const found: Comment[] = [];
  for (let from = html.indexOf('<!--'); from >= 0;) {
    const end = html.startsWith('<!-->', from) ? from + 2 : html.indexOf('-->', from + 4);
    const to = end < 0 ? html.length : end + 3;
    found.push({ from, to, closed: end >= 0 });
    from = end < 0 ? -1 : html.indexOf('<!--', to);
  }
  return found;
};

/** What a reader sees of an HTML source: all but its comments. */
export const withoutComments = (html: string): string => {
  let at = 0;
  let seen = '';
  for (const { from, to } of commentsIn(html)) {
    seen += html.slice(at, from);
    at = to;
  }
  return seen + html.slice(at);
};

/** HTML with something more at the end of its body, and never inside a comment. */
export const appendToBody = (html: string, more: string): string => {
  const comments = commentsIn(html);
  const open = comments.at(-1)?.closed === false ? comments.at(-1)?.from : undefined;
  let end = open ?? html.length;
  let last = comments.length - 1;
  for (const { index } of [...html.matchAll(BODY_END)].reverse()) {
    while ((comments[last]?.from ?? -1) > index) last -= 1;
    if (index < (comments[last]?.to ?? 0)) continue;
    end = index;
    break;
  }
  return html.slice(0, end) + more + html.slice(end);
};
