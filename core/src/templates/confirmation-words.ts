import type { JsonObject } from '../definition/json/json.js';

/** What a mail that confirms consent is written from: `consent.confirmUrl`, and for how many days it works. */
export const confirmationVariables = ({ url, days }: { url: string; days: number }): JsonObject => ({
  consent: { confirmUrl: url, confirmWithinDays: days },
});

/** The same for previews, which are nobody's mail: the link has the look of a real one and leads nowhere. */
export const confirmationSample = confirmationVariables({
  url: 'https://example.com/whenthen/confirm/link-of-the-preview',
  days: 7,
});
