import { type Side, EMAILS } from './call.js';

/** A value that two stores can both give: without their own ids, and in one order where they promise none. */
const plain = (value: unknown, names: Map<string, string>): unknown => {
  if (value instanceof Map) return plain([...value], names);
  if (value instanceof Set) return plain([...value], names);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value
      .map((one: unknown) => plain(one, names))
      .sort((a, b) => ((JSON.stringify(a) ?? '') < (JSON.stringify(b) ?? '') ? -1 : 1));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !['applied', 'id', 'until', 'reason'].includes(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, one]) => [name, plain(one as unknown, names)]),
    );
  if (typeof value === 'number') return value + 0;
  return typeof value === 'string' ? (names.get(value) ?? value) : value;
};

/** What a call returned, or that it threw, so that it can be compared with what another store did. */
export const answerOf = async ({ store }: Side, call: () => Promise<unknown>): Promise<unknown> => {
  let answer: unknown;
  try {
    answer = await call();
  } catch {
    answer = 'It threw.';
  }
  const people = await store.people.byEmails(EMAILS);
  return plain(answer ?? null, new Map([...people.values()].map(({ _id, email }) => [_id, email])));
};
