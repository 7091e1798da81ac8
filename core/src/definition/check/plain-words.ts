/** The part of a zod issue that is read here. */
export interface ShapeIssue {
  code?: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  options?: unknown[];
  values?: unknown[];
  note?: string;
  expected?: string;
  origin?: string;
  pattern?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  /** What each alternative of a union says. */
  errors?: ShapeIssue[][];
  /** What is wrong with a key. */
  issues?: ShapeIssue[];
}

const THINGS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`.replace(/\.\.$/, '.');

const isMissing = (issue: ShapeIssue): boolean =>
  issue.errors?.length
    ? issue.errors.every((alternative) => alternative.every((i) => i.path.length === 0 && isMissing(i)))
    : /received undefined$/.test(issue.message);

const size = ({ code, origin, minimum, maximum }: ShapeIssue): string => {
  const [bound, word] = code === 'too_small' ? [minimum, 'least'] : [maximum, 'most'];
  if (origin === 'string')
    return bound === 1 && word === 'least' ? 'Fill it in.' : `Use at ${word} ${bound} characters.`;
  if (origin === 'array') return `Give at ${word} ${bound} of them.`;
  return `Give ${bound} at ${word}.`;
};

/** What is wrong, and what to do, in one sentence. */
export const plainly = (issue: ShapeIssue): string => {
  if (issue.note === 'No matching discriminator' && issue.options)
    return `Unknown kind. Use one of: ${issue.options.map(String).join(', ')}.`;
  if (isMissing(issue)) return 'This is missing: fill it in.';
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Unknown setting ${issue.keys?.map((k) => `"${k}"`).join(', ')}: remove it.`;
    case 'invalid_key':
      return `This name does not fit: ${issue.issues?.[0]?.message ?? 'use another'}.`;
    case 'invalid_value':
      return `Use one of: ${issue.values?.map(String).join(', ')}.`;
    case 'invalid_type':
      return `Has to be ${THINGS[issue.expected ?? ''] ?? issue.expected}.`;
    case 'too_small':
    case 'too_big':
      return size(issue);
    case 'invalid_union':
      return [...new Set((issue.errors ?? []).flatMap((alternative) => alternative.slice(0, 1).map(plainly)))].join(
        ' Or: ',
      );
    case 'invalid_format':
      return issue.pattern && issue.message.includes(issue.pattern)
        ? `Does not have the form that is asked for: ${issue.pattern}.`
        : sentence(issue.message);
    default:
      return sentence(issue.message);
  }
};

/** Where an alternative of a union has the right form but for something inside it, that is what is wrong. */
export const innermost = (issue: ShapeIssue): ShapeIssue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const inside = issue.errors?.find((alternative) => alternative.every((i) => i.path.length > 0));
  if (!inside) return [issue];
  return inside.flatMap((i) => innermost({ ...i, path: [...issue.path, ...i.path] }));
};
