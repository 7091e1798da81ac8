import { z } from 'zod';

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** An IANA time zone. */
export const timeZoneName = z.string().refine(isTimeZone, 'is not an IANA time zone, for example Europe/Zurich');
