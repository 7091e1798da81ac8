import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clientKey } from './client-address.js';

/** Requests of one address to one form, and what is taken in by it of everybody, within a minute. */
const OF_ONE = { points: 10, duration: 60 };
const OF_ALL = { points: 600, duration: 60 };

/** How often forms may be sent to this process. */
export interface FormLimits {
  /** Counts a request. Seconds to wait before the next one of its client; none where it may come, or nobody knows whose it is. */
  ofClient(form: string, address: string | undefined): Promise<number | undefined>;
  /** Counts what is taken in by a form, of everybody. Seconds to wait; none where it may come. */
  ofForm(form: string): Promise<number | undefined>;
}

const waitFor = async (limiter: RateLimiterMemory, key: string): Promise<number | undefined> => {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (why) {
    if (!(why instanceof RateLimiterRes)) throw why;
    return Math.ceil(why.msBeforeNext / 1_000);
  }
};

/** Makes the limits: 10 a minute from one address to one form, 600 a minute to one form in all. */
export const createFormLimits = (): FormLimits => {
  const perClient = new RateLimiterMemory(OF_ONE);
  const perForm = new RateLimiterMemory(OF_ALL);
  return {
    async ofClient(form, address) {
      const client = clientKey(address);
      return client === undefined ? undefined : waitFor(perClient, `${form} ${client}`);
    },
    ofForm: (form) => waitFor(perForm, form),
  };
};
