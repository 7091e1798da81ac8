import { fillJson, jsonTextFault } from './payload.js';

const context = { person: { first_name: 'Ada "A"', points: 7 }, event: { items: [{ sku: 'S' }] } };

describe('a body of one’s own', () => {
  it('is filled in text by text, a value alone as it is', () => {
    const body = {
      text: 'Hello {{person.first_name}}',
      points: '{{person.points}}',
      items: '{{event.items}}',
      list: ['{{person.gone}}', 3, null],
    };
    expect(fillJson(body, context)).toEqual({
      text: 'Hello Ada "A"',
      points: 7,
      items: [{ sku: 'S' }],
      list: [null, 3, null],
    });
  });

  it('tells where a text is wrong', () => {
    expect(jsonTextFault({ a: [{ b: '{{#if x}}y{{/if}}' }] })).toMatchObject({ path: ['a', 0, 'b'] });
    expect(jsonTextFault({ a: ['{{person.email}}', 4] })).toBeUndefined();
  });
});
