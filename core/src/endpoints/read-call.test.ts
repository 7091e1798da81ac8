import { payloadMapping } from './endpoint.js';
import { readCall } from './read-call.js';

const mapping = (given: object) => payloadMapping.parse({ email: 'who', ...given });

test('ids beyond what a number holds exactly tell calls apart', () => {
  const idOf = (id: string) => readCall(`{"who":"ada@example.com","id":${id}}`, mapping({ id: 'id' }));
  expect(idOf('820982911946154508')).toMatchObject({ id: '820982911946154508' });
  expect(idOf('820982911946154509')).toMatchObject({ id: '820982911946154509' });
});

test('only what is kept has to be small', () => {
  const body = JSON.stringify({ who: 'ada@example.com', sku: 'A', rest: 'x'.repeat(135_000) });
  expect(readCall(body, mapping({ properties: { sku: 'sku' } }))).toMatchObject({ properties: { sku: 'A' } });
  expect(readCall(body, mapping({}))).toMatch(/^The body is larger .* name those of its values/);
  expect(readCall(body, mapping({ properties: { rest: 'rest' } }))).toMatch(/^What becomes properties is larger/);
});
