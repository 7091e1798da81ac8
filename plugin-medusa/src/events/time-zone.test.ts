import { timeZoneAt } from './time-zone';

it.each([
  ['de', null, 'Europe/Berlin'],
  ['ch', 'ZH', 'Europe/Zurich'],
  ['GB', undefined, 'Europe/London'],
  ['jp', undefined, 'Asia/Tokyo'],
  ['us', 'us-ca', 'America/Los_Angeles'],
  ['us', 'NY', 'America/New_York'],
  ['ca', 'CA-QC', 'America/Toronto'],
  ['au', 'nsw', 'Australia/Sydney'],
  ['es', 'es-m', 'Europe/Madrid'],
  ['es', 'GC', 'Atlantic/Canary'],
  ['pt', 'pt-30', 'Atlantic/Madeira'],
])('clocks in %s, %s go by %s', (country, province, zone) => {
  expect(timeZoneAt(country, province)).toBe(zone);
});

it.each([
  ['a country with several zones, without a province', 'us', null],
  ['a province that lies in two', 'us', 'TX'],
  ['a province that is written out', 'us', 'California'],
  ['a province that is written out, where the others have one zone', 'es', 'Las Palmas'],
  ['a country that is none', 'xx', null],
  ['a text that is no country', 'Germany', null],
  ['nothing', null, null],
  ['a province with signs', 'us', '(+'],
])('of %s nothing is known', (_, country, province) => {
  expect(timeZoneAt(country, province)).toBeUndefined();
});

it('knows only zones that there are', () => {
  for (const country of ['us', 'ca', 'au', 'es', 'pt', 'nz'])
    for (const province of [
      'NY',
      'MI',
      'AL',
      'CO',
      'AZ',
      'CA',
      'AK',
      'HI',
      'NL',
      'NS',
      'NB',
      'QC',
      'MB',
      'SK',
      'AB',
      'YT',
      'ACT',
      'VIC',
      'QLD',
      'SA',
      'WA',
      'TAS',
      'NT',
      'GC',
      'M',
      '20',
      '30',
      '1',
      'CIT',
      'AUK',
    ]) {
      const zone = timeZoneAt(country, province);
      if (zone) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
});
