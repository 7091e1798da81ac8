import type { HelperOptions } from 'handlebars';
import { readInstant } from '../../decide/instant.js';
import type { Json } from '../../definition/json/json.js';
import { isSameNumber, readNumber } from '../../definition/number.js';
import { type DateStyle, dateFormat, moneyFormat, pluralRules } from './helper-formats.js';
import type { RenderOptions } from '../language/template.js';

const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Values inside a template are unknown; what is no text or number is written as nothing. */
const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const settings = (options: HelperOptions): RenderOptions => options.data as RenderOptions;

/** What was written in the template, without Handlebars' own options at the end. */
const split = (all: unknown[]): { args: unknown[]; options: HelperOptions } => ({
  args: all.slice(0, -1),
  options: all[all.length - 1] as HelperOptions,
});

/** `{{money amount currency}}`: an amount in major units (12.5 is 12.50 €); the currency may be left out. */
function money(...all: unknown[]): string {
  const { args, options } = split(all);
  const [amount, code] = args;
  if (isBlank(amount)) return '';
  const number = readNumber(amount as Json);
  if (number === undefined)
    throw new Error('money: the amount is not a number; pass one, for example {{money total "EUR"}}');
  const { locale, currency } = settings(options);
  const wanted = isBlank(code) ? currency : asText(code);
  if (!/^[a-z]{3}$/i.test(wanted)) {
    throw new Error(`money: "${wanted.slice(0, 20)}" is not a currency; use a code of three letters, for example EUR`);
  }
  return moneyFormat(locale, wanted.toUpperCase()).format(number);
}

const STYLES: readonly unknown[] = ['full', 'long', 'medium', 'short'];

const dateStyle = (value: unknown, fallback: DateStyle | undefined, where: string): DateStyle | undefined => {
  if (isBlank(value)) return fallback;
  if (STYLES.includes(value)) return value as DateStyle;
  throw new Error(`date: ${where} has to be "full", "long", "medium" or "short"`);
};

/** `{{date value "long" time="short"}}`: an ISO string or milliseconds, in the zone of the render. */
function date(...all: unknown[]): string {
  const { args, options } = split(all);
  const [value, style] = args;
  if (isBlank(value)) return '';
  const { locale, timeZone } = settings(options);
  // What has no zone is read in the one in which it is shown: a date stays the same day, a time the same hour.
  const at = readInstant(value as Json, timeZone);
  if (at === undefined) {
    throw new Error('date: the value is neither an ISO date such as 2026-03-01T10:00:00Z nor milliseconds');
  }
  const hash = options.hash as Record<string, unknown>;
  return dateFormat(
    locale,
    timeZone,
    dateStyle(style, 'long', 'the style'),
    dateStyle(hash.time, undefined, 'time'),
  ).format(at);
}

/** `{{default value fallback}}`: the fallback where the value is missing or empty. */
const fallback = (value: unknown, other: unknown): unknown => (isBlank(value) ? asText(other) : value);

/** `{{#if (eq a b)}}`: equal as they would be printed; a missing value only equals a missing value. */
const eq = (a: unknown, b: unknown): boolean => {
  if (a === undefined || a === null || b === undefined || b === null) return (a ?? null) === (b ?? null);
  if (a === b || isSameNumber(a as Json, b as Json)) return true;
  return typeof a !== 'object' && typeof b !== 'object' && asText(a) === asText(b);
};

const upper = (...all: unknown[]): string => asText(all[0]).toLocaleUpperCase(settings(split(all).options).locale);
const lower = (...all: unknown[]): string => asText(all[0]).toLocaleLowerCase(settings(split(all).options).locale);

/** The first letter large, the rest as it is. */
const capitalize = (...all: unknown[]): string => {
  const [first = '', ...rest] = asText(all[0]);
  return first.toLocaleUpperCase(settings(split(all).options).locale) + rest.join('');
};

/** `{{plural count "item" "items"}}`: the word alone, chosen by the locale's rule for one. */
function plural(...all: unknown[]): string {
  const { args, options } = split(all);
  const [count, one, other] = args;
  const number = Array.isArray(count) ? count.length : (readNumber((count ?? 0) as Json) ?? NaN);
  return asText(pluralRules(settings(options).locale).select(number) === 'one' ? one : (other ?? one));
}

/** As Handlebars prints it: a list with commas. */
const printed = (value: unknown): string => (Array.isArray(value) ? value.map(asText).join(',') : asText(value));

/**
 * `{{url event.search}}`: as it stands in the query of an address. In the addresses of HTML it comes by itself. Alone, as
 * `{{url}}`, it is the field of that name: items of carts have one.
 */
function url(this: unknown, ...all: unknown[]): string {
  const { args } = split(all);
  if (args.length === 0)
    return Object.hasOwn(Object(this) as object, 'url') ? asText((this as { url: unknown }).url) : '';
  return encodeURIComponent(printed(args[0]).replace(/[\ud800-\udfff]/gu, '\ufffd'));
}

type Helper = (this: unknown, ...all: unknown[]) => unknown;

/** What it throws names the line of the template on which it stands. */
const naming = (helper: Helper): Helper =>
  function (...all) {
    try {
      return helper.apply(this, all);
    } catch (error) {
      const { loc } = split(all).options as HelperOptions & { loc?: { start: { line: number } } };
      if (!loc || !(error instanceof Error)) throw error;
      throw new Error(`line ${loc.start.line}: ${error.message}`, { cause: error });
    }
  };

/** Every helper a template may use beside Handlebars' own `if`, `unless`, `each`, `with` and `lookup`. */
export const helpers = {
  money: naming(money),
  date: naming(date),
  default: fallback,
  eq,
  upper,
  lower,
  capitalize,
  plural,
  url,
};
