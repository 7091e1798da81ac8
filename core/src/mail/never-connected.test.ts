import { neverConnected } from './never-connected.js';

const failed = (more: object, message = 'it failed') => Object.assign(new Error(message), more);

describe('a connection that was never made', () => {
  it.each([
    ['its code', failed({ code: 'ECONNREFUSED' })],
    ['its system call', failed({ code: 'ETIMEDOUT', syscall: 'connect' })],
    [
      'its words',
      new Error('request to https://api.example.com failed, reason: getaddrinfo ENOTFOUND api.example.com'),
    ],
    ['its cause', new TypeError('fetch failed', { cause: failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }) })],
    ['a text', 'connect EHOSTUNREACH 203.0.113.7:443'],
  ])('is known by %s', (_by, error) => {
    expect(neverConnected(error)).toBe(true);
  });

  it.each([
    ['one that broke off', failed({ code: 'ECONNRESET', syscall: 'read' })],
    ['one that went silent', failed({ code: 'ETIMEDOUT', syscall: 'write' })],
    ['a refusal', failed({ responseCode: 550 }, '550 no such user')],
    ['nothing at all', undefined],
  ])('is not %s', (_what, error) => {
    expect(neverConnected(error)).toBe(false);
  });

  it('ends where causes go in circles', () => {
    const error = failed({});
    Object.assign(error, { cause: error });
    expect(neverConnected(error)).toBe(false);
  });
});
