import type { LaneStatus } from './status.js';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** How much is told of what a server said, in characters. */
const LONGEST = 300;

/** A number as people write it: 50,000. */
export const inNumbers = (value: number): string => numbers.format(value);

/**
 * Why a mail or a call that is due waits, in a sentence that a merchant reads.
 * @param what whom it waits for: "the mail server", "the mail server “bulk”", or a host
 * @param time a moment in words
 */
export const waitingWords = (status: LaneStatus, what: string, time: (ms: number) => string): string => {
  switch (status.kind) {
    case 'away':
      return `Waits: ${what} has not been reached since ${time(status.since)} (“${status.reason.slice(0, LONGEST)}”); tried again at ${time(status.triedAt)}`;
    case 'day':
      return `Waits: the provider's limit of ${inNumbers(status.limit)} a day for ${what} is used up, goes on at ${time(status.until)}`;
    case 'slowed':
      return `Waits: ${what} asked to go slower (“${status.reason.slice(0, LONGEST)}”), ${inNumbers(status.rate)} a second at the moment`;
    case 'pace':
      return `Waits its turn: at most ${inNumbers(status.rate)} a second go out by ${what}`;
  }
};
