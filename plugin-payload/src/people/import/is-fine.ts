import { looksLikeAddress } from '../../client/looks-like-address.js';

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** What is probably left out of a person, by its place in the preview. What is taken in, the engine says. */
export const isFine = {
  email: looksLikeAddress,
  timeZone: isTimeZone,
  locale: (locale: string): boolean => locale.length <= 35,
  tag: (tag: string): boolean => tag.length <= 100,
};
