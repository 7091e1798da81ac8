/** Events of which nobody has to decide any more whether they start something: see `EventRecord`. */
export const DECIDED = { leftOut: { $exists: false }, fused: { $exists: false } } as const;
