/** Kinds of bad values. What is not listed in `takes` of a call has to be refused in each place. */
export type Bad = 'object' | 'operator' | 'array' | 'number' | 'huge' | 'empty' | 'null' | 'undefined';

export const badValues: Record<Bad, unknown> = {
  object: { a: 1 },
  operator: { $gt: '' },
  array: ['a', { $ne: null }],
  number: 7.5,
  huge: 'x'.repeat(3_000_000),
  empty: '',
  null: null,
  undefined,
};

/** A call that is right, and what else may stand where: by the argument's number and the path below it. */
export interface Example {
  args: unknown[];
  takes?: Record<string, readonly Bad[]>;
  /** It answers what is wrong and does not throw. */
  answers?: true;
}

/** What may be left out. */
export const nothing = ['undefined'] as const;
