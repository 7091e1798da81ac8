import { mentions } from './mentions.js';

const ADA = { emails: ['ada+a@example.com'], externalIds: { crm: 'cus_0815', short: '7' } };

describe('what a text says', () => {
  it.each([
    ['as it is', 'from ada+a@example.com'],
    ['in capitals', 'ADA+A@EXAMPLE.COM'],
    ['in an address', 'q=ada%2Ba%40example.com'],
    ['in JSON', '{"e":"ada\\u002ba\\u0040example.com"}'],
    ['in HTML', 'ada&#43;a&#x40;example.com'],
    ['in base64', `{"d":"${Buffer.from('to: ada+a@example.com').toString('base64')}"}`],
    ['by an id', '{"customer":"cus_0815"}'],
  ])('is found %s', (_, text) => expect(mentions(text, ADA)).toBe(true));

  it('is not found where it is somebody else', () => {
    expect(mentions('{"e":"bob@example.com","n":7,"x":"YWJjZGVmZ2hpag=="}', ADA)).toBe(false);
  });
});
