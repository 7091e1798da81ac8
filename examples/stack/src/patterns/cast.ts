/** Who plays the patterns. */
export const players = {
  /** Signs up by the form of the CMS, and buys nothing. */
  reader: 'reader@example.com',
  /** Signs up by the form of the CMS, and orders. */
  fan: 'fan@example.com',
  /** Signs up by the form of a website. */
  friend: 'friend@example.com',
  /** Puts things into three carts. */
  lead: 'lead@example.com',
  /** Is told about hot leads. */
  staff: 'staff@example.com',
} as const;

/** How many times faster than the clock time runs meanwhile: fourteen days take a minute. */
export const PATTERNS_SCALE = 20_160;
