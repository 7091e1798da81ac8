/** Provinces (ISO 3166-2, without the country) that lie in one zone, of countries with several; `else`: all that are not named. */
const PROVINCES: Readonly<Record<string, { zones: Readonly<Record<string, string>>; else?: string }>> = {
  US: {
    zones: {
      'America/New_York': 'CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
      'America/Detroit': 'MI',
      'America/Chicago': 'AL AR IA IL LA MN MO MS OK WI',
      'America/Denver': 'CO MT NM UT WY',
      'America/Phoenix': 'AZ',
      'America/Los_Angeles': 'CA WA',
      'America/Anchorage': 'AK',
      'Pacific/Honolulu': 'HI',
    },
  },
  CA: {
    zones: {
      'America/St_Johns': 'NL',
      'America/Halifax': 'NS PE',
      'America/Moncton': 'NB',
      'America/Toronto': 'QC',
      'America/Winnipeg': 'MB',
      'America/Regina': 'SK',
      'America/Edmonton': 'AB',
      'America/Whitehorse': 'YT',
    },
  },
  AU: {
    zones: {
      'Australia/Sydney': 'ACT NSW',
      'Australia/Melbourne': 'VIC',
      'Australia/Brisbane': 'QLD',
      'Australia/Adelaide': 'SA',
      'Australia/Perth': 'WA',
      'Australia/Hobart': 'TAS',
      'Australia/Darwin': 'NT',
    },
  },
  ES: { zones: { 'Atlantic/Canary': 'CN GC TF' }, else: 'Europe/Madrid' },
  PT: { zones: { 'Atlantic/Azores': '20', 'Atlantic/Madeira': '30' }, else: 'Europe/Lisbon' },
  NZ: { zones: { 'Pacific/Chatham': 'CIT' }, else: 'Pacific/Auckland' },
};

/** Node 20 has them as a property, later versions as a method. */
type WithZones = Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] };

const zonesOf = (country: string): string[] => {
  const locale = new Intl.Locale(`und-${country}`) as WithZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** What clocks of a zone show in winter and in summer. */
const clockOf = (timeZone: string): string => {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
  return [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)].map((at) => format.format(at)).join();
};

/** The zone of a country all of whose clocks show the same. */
const onlyZoneOf = (country: string): string | undefined => {
  const [first, ...others] = zonesOf(country);
  return first !== undefined && others.every((zone) => clockOf(zone) === clockOf(first)) ? first : undefined;
};

const zoneOfProvince = (country: string, province: string): string | undefined => {
  const known = PROVINCES[country];
  const code = province.toUpperCase().replace(new RegExp(`^${country}-`), '');
  // A name is no code: it says nothing, also not that it is none of those that are named.
  if (!known || !/^[A-Z0-9]{1,3}$/.test(code)) return undefined;
  return Object.entries(known.zones).find(([, codes]) => codes.split(' ').includes(code))?.[0] ?? known.else;
};

const guesses = new Map<string, string | undefined>();

const guess = (country: string, province: string): string | undefined => {
  try {
    return onlyZoneOf(country) ?? zoneOfProvince(country, province);
  } catch {
    return undefined;
  }
};

/** Countries and provinces that are remembered: a shop may be told any text. */
const MOST = 5_000;

/**
 * The zone by which clocks at an address go, where the country (ISO 3166-1, two letters) has one, or else the province
 * (ISO 3166-2, `us-ca` or `CA`) does; `undefined` where neither says.
 */
export const timeZoneAt = (country: string | null | undefined, province?: string | null): string | undefined => {
  if (!country || !/^[a-z]{2}$/i.test(country)) return undefined;
  const key = `${country.toUpperCase()} ${province ?? ''}`;
  if (!guesses.has(key)) {
    if (guesses.size >= MOST) guesses.clear();
    guesses.set(key, guess(country.toUpperCase(), province ?? ''));
  }
  return guesses.get(key);
};
