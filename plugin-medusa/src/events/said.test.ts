import { saidIn } from './said';

it.each([
  [
    { locale: 'de-CH', time_zone: 'Europe/Zurich' },
    { locale: 'de-CH', timeZone: 'Europe/Zurich' },
  ],
  [{ locale: ' fr ', other: 1 }, { locale: 'fr' }],
  [{ locale: 'not a language', time_zone: 'Mars/Olympus' }, {}],
  [{ locale: 7, time_zone: ['UTC'] }, {}],
  [null, {}],
  [undefined, {}],
])('metadata %j says %j', (metadata, said) => {
  expect(saidIn(metadata)).toEqual(said);
});

it('stands under the keys that the options name', () => {
  const metadata = { language: 'nl', tz: 'Europe/Amsterdam', locale: 'de' };
  expect(saidIn(metadata, { locale: 'language', timeZone: 'tz' })).toEqual({
    locale: 'nl',
    timeZone: 'Europe/Amsterdam',
  });
});
