import { LRUCache } from 'lru-cache';

/** Making an Intl formatter takes longer than a whole small mail, so they are kept. */
const formatters = new LRUCache<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>({ max: 200 });

const kept = <T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules>(key: string, make: () => T): T => {
  const found = formatters.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  formatters.set(key, made);
  return made;
};

/** Formats amounts in major units with as many decimals as the currency has. @throws RangeError for a bad code. */
export const moneyFormat = (locale: string, currency: string): Intl.NumberFormat =>
  kept(`money ${locale} ${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency }));

export type DateStyle = 'full' | 'long' | 'medium' | 'short';

export const dateFormat = (
  locale: string,
  timeZone: string,
  dateStyle: DateStyle | undefined,
  timeStyle: DateStyle | undefined,
): Intl.DateTimeFormat =>
  kept(
    `date ${locale} ${timeZone} ${dateStyle} ${timeStyle}`,
    () => new Intl.DateTimeFormat(locale, { timeZone, dateStyle, timeStyle }),
  );

export const pluralRules = (locale: string): Intl.PluralRules =>
  kept(`plural ${locale}`, () => new Intl.PluralRules(locale));
