/** A range and not a pattern: it uses the index, and there is nothing to escape. What is kept is in lower case. */
export const startingWith = (prefix: string): { $gte: string; $lt: string } => {
  const lower = prefix.toLowerCase();
  return { $gte: lower, $lt: `${lower}\u{10ffff}` };
};
