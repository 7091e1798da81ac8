const BODY_END = /<\/body\s{0,20}>/gi;

/** HTML with something more at the end of its body. */
export const appendToBody = (html: string, more: string): string => {
  const end = [...html.matchAll(BODY_END)].at(-1);
  return end ? html.slice(0, end.index) + more + html.slice(end.index) : html + more;
};
