import { loggedError, loggedWithoutMessage, maskAddresses } from './log-safe.js';

describe('what may stand in a log', () => {
  it.each([
    ['ada@example.com', '[address]'],
    ['to <ada.l+x@mail.example.co.uk>: no', 'to <[address]>: no'],
    ['dup key: { email: "ada@example.com" }', 'dup key: { email: "[address]" }'],
    ['whenthen:by_hand:w:r:ada@example.com', 'whenthen:by_hand:w:r:[address]'],
    ['?q=ada%40example.com&x', '?q=[address]&x'],
    ['zoë@bücher.example', '[address]'],
    ['at file:///x/node_modules/.pnpm/agenda@6.2.6/node_modules/agenda.js:1:2', undefined],
    ['import @whenthen/core', undefined],
    ['@ home', undefined],
  ])('%s', (text, masked = text) => expect(maskAddresses(text)).toBe(masked));

  const thrown = Object.assign(new Error('E11000 { email: "ada@example.com" }'), {
    code: 11000,
    writeErrors: [{ op: { email: 'ada@example.com' } }],
  });

  it('an error without addresses, nor what hangs on it', () => {
    const logged = loggedError(new TypeError('It failed for ada@example.com', { cause: thrown }));
    expect(logged).toMatchObject({
      type: 'TypeError',
      message: 'It failed for [address]',
      stack: expect.stringContaining('log-safe.test'),
      cause: { type: 'Error', code: 11000, message: 'E11000 { email: "[address]" }' },
    });
    expect(JSON.stringify(logged)).not.toContain('ada@');
  });

  it('an error of somebody else without its message', () => {
    const logged = loggedWithoutMessage(new Error('contact exists: Ada Lovelace\n    at Ada’s home'));
    expect(logged).toEqual({ type: 'Error', stack: expect.stringContaining('log-safe.test') });
    expect(JSON.stringify(logged)).not.toMatch(/Lovelace|home/);
  });

  it('what is no error', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(loggedError(circle)).toEqual({ type: 'object' });
    expect(loggedError('of ada@example.com')).toEqual({ type: 'string', message: 'of [address]' });
    expect(loggedWithoutMessage('Ada')).toEqual({ type: 'string' });
    const round = new Error('x');
    round.cause = round;
    expect(loggedError(round).cause?.cause?.cause?.cause).toBeUndefined();
  });
});
