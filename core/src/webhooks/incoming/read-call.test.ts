import { payloadMapping } from '../../model/webhook.js';
import { NOT_SAID, readCall } from './read-call.js';

const mapping = (given: object) => payloadMapping.parse({ email: 'who', ...given });

test('ids beyond what a number holds exactly tell calls apart', () => {
  const idOf = (id: string) => readCall(`{"who":"ada@example.com","id":${id}}`, mapping({ id: 'id' }));
  expect(idOf('820982911946154508')).toMatchObject({ id: '820982911946154508' });
  expect(idOf('820982911946154509')).toMatchObject({ id: '820982911946154509' });
});

/** What can be read in no way is refused, whether or not it has been said where the address stands. */
test.each([
  ['{', /^The body is not JSON/],
  ['', /^The body is not JSON/],
  ['[1]', /^The body is not a JSON object/],
  ['payload=%7B%22a%22%3A1%7D', /^The body is a form .* application\/json .* GitHub/],
  ['a[b]=1&c=2', /^The body is a form/],
])('%j is nothing that waits for a mapping', (body, reason) => {
  for (const email of ['who', null]) expect(readCall(body, mapping({ email }))).toMatch(reason);
  expect(readCall('{}', mapping({ email: null }))).toBe(NOT_SAID);
});

test('only what is kept has to be small', () => {
  const body = JSON.stringify({ who: 'ada@example.com', sku: 'A', rest: 'x'.repeat(135_000) });
  expect(readCall(body, mapping({ properties: { sku: 'sku' } }))).toMatchObject({ properties: { sku: 'A' } });
  expect(readCall(body, mapping({}))).toMatch(/^The body is larger .* name those of its values/);
  expect(readCall(body, mapping({ properties: { rest: 'rest' } }))).toMatch(/^What becomes properties is larger/);
});
