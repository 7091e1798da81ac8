import { messageIdFor } from './message-id.js';

test('is the same for the same effect, another for another, and carries the domain', () => {
  const id = messageIdFor('effect-1', 'hello@Shop.example.com');
  expect(id).toMatch(/^<[0-9a-f]{40}@shop\.example\.com>$/);
  expect(messageIdFor('effect-1', 'hello@shop.example.com')).toBe(id);
  expect(messageIdFor('effect-2', 'hello@shop.example.com')).not.toBe(id);
});
