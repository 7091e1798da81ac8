import { judge, type Answer } from './answer.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const answer = (status: number, more: Partial<Answer> = {}) => judge({ status, text: '', whole: true, ...more }, NOW);

describe('what a receiver answered', () => {
  it('is taken by any 2xx, with the body where it is JSON', () => {
    expect(answer(200, { text: '{"id":7}' })).toEqual({ kind: 'taken', output: { status: 200, body: { id: 7 } } });
    expect(answer(204)).toEqual({ kind: 'taken', output: { status: 204, body: null } });
    expect(answer(202, { text: 'OK' })).toEqual({ kind: 'taken', output: { status: 202, body: null } });
    expect(answer(200, { text: '[1', whole: false })).toMatchObject({ output: { body: null } });
    expect(answer(200, { text: '{"__proto__":1}' })).toMatchObject({ output: { body: null } });
  });

  it.each([400, 401, 404, 410, 422])('%d is no use to repeat', (status) => {
    const text = `no\r\n${'x'.repeat(500)}`;
    expect(answer(status, { text })).toEqual({
      kind: 'refused',
      reason: `The receiver answered ${status}: no ${'x'.repeat(197)}`,
    });
  });

  it.each([408, 409, 425, 429, 500, 502, 503])('%d is repeated', (status) => {
    expect(answer(status, { text: 'busy' })).toEqual({
      kind: 'again',
      reason: `The receiver answered ${status}: busy`,
    });
  });

  it.each([
    ['120', 120_000],
    ['Mon, 02 Mar 2026 09:05:00 GMT', 300_000],
    ['Mon, 02 Mar 2026 08:05:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
  ])('a Retry-After of %s is read', (retryAfter, expected) => {
    const verdict = answer(429, { retryAfter });
    expect('retryAfter' in verdict ? verdict.retryAfter : undefined).toBe(expected);
  });

  it('a redirect is not followed, and the reason says where it leads', () => {
    expect(answer(301, { location: 'https://example.com/new' })).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('to https://example.com/new. Redirects are not followed'),
    });
  });
});
