/** A cart that was played, and what should become of it. */
export interface ExpectedCart {
  /** E-mail address. */
  shopper: string;
  cart: string;
  /** The products that its mails name, and no others. */
  products: string[];
  /** `abandoned`: a reminder and later a discount, then the run completes. `ordered`: goal, and no mail. */
  ends: 'abandoned' | 'ordered';
}

/** The story as it should turn out. Times in milliseconds of the clock, not of the engine. */
export interface ExpectedStory {
  carts: ExpectedCart[];
  /** From entering to the reminder, at least. */
  firstWaitMs: number;
  /** From the reminder to the discount, at least. */
  secondWaitMs: number;
}

/** One thing that was looked at. */
export interface Check {
  /** The shopper it is about, or `everybody`. */
  about: string;
  /** What should be, in words. */
  what: string;
  ok: boolean;
  /** What was seen. */
  saw: string;
}

/** The shoppers of a story, each once. */
export function shoppersOf({ carts }: Pick<ExpectedStory, 'carts'>): string[] {
  return [...new Set(carts.map(({ shopper }) => shopper))];
}

/** How many mails the story should bring. */
export function mailsExpected({ carts }: Pick<ExpectedStory, 'carts'>): number {
  return carts.filter(({ ends }) => ends === 'abandoned').length * 2;
}
