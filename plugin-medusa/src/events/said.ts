import type { CustomerSnapshot } from './snapshot';

/** Under which keys of an account's metadata people say which language they speak, and by which clock they live. */
export interface MetadataKeys {
  locale: string;
  timeZone: string;
}

export const metadataKeys: MetadataKeys = { locale: 'locale', timeZone: 'time_zone' };

const isLocale = (text: string): boolean => {
  try {
    return text.length <= 35 && Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
};

const isTimeZone = (text: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
};

const textAt = (
  metadata: Record<string, unknown>,
  key: string,
  fits: (text: string) => boolean,
): string | undefined => {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  return typeof value === 'string' && fits(value.trim()) ? value.trim() : undefined;
};

/** What an account's metadata says of its person; what is no language or no zone says nothing. */
export const saidIn = (
  metadata: CustomerSnapshot['metadata'],
  keys: MetadataKeys = metadataKeys,
): { locale?: string; timeZone?: string } => {
  const locale = textAt(metadata ?? {}, keys.locale, isLocale);
  const timeZone = textAt(metadata ?? {}, keys.timeZone, isTimeZone);
  return { ...(locale && { locale }), ...(timeZone && { timeZone }) };
};
