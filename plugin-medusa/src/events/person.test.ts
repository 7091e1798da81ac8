import { aboutPerson } from './person';

const berlin = { country_code: 'de', city: 'Berlin' };
const said = { locale: 'de', timeZone: 'Europe/Vienna' };

it('guesses the zone of an address', () => {
  expect(aboutPerson({ address: berlin })).toEqual({ guessed: { timeZone: 'Europe/Berlin' } });
  expect(aboutPerson({ address: { country_code: 'us', province: 'us-wa' } })).toEqual({
    guessed: { timeZone: 'America/Los_Angeles' },
  });
  expect(aboutPerson({ address: { country_code: 'us' } })).toEqual({});
});

it('without an address guesses that of the region, where it has one country', () => {
  const region = (...codes: string[]) => ({ countries: codes.map((iso_2) => ({ iso_2 })) });
  expect(aboutPerson({ region: region('ch') })).toEqual({ guessed: { timeZone: 'Europe/Zurich' } });
  expect(aboutPerson({ region: region('ch', 'de') })).toEqual({});
  expect(aboutPerson({ region: region('ch'), address: berlin })).toEqual({ guessed: { timeZone: 'Europe/Berlin' } });
});

it('takes what an account says for said, before the language of a cart and the zone of an address', () => {
  expect(aboutPerson({ customer: { said }, address: berlin, locale: 'en-GB' })).toEqual(said);
  expect(aboutPerson({ customer: { said: { locale: 'fr' } }, address: berlin })).toEqual({
    locale: 'fr',
    guessed: { timeZone: 'Europe/Berlin' },
  });
  expect(aboutPerson({ locale: 'en-GB' })).toEqual({ locale: 'en-GB' });
});
