import { PermanentMailError } from './mail-error.js';
import { smtpFailure } from './smtp-failure.js';

const BEFORE = { released: false, streamed: false };

describe('what a failure of SMTP is about', () => {
  it.each<[string, string, number | undefined, string, string]>([
    ['a refused connection', 'ECONNECTION', undefined, 'connect ECONNREFUSED', 'server'],
    ['no greeting', 'ETIMEDOUT', undefined, 'Greeting never received', 'server'],
    ['an unknown host', 'EDNS', undefined, 'getaddrinfo ENOTFOUND', 'server'],
    ['a wrong password', 'EAUTH', 535, 'Invalid login: 535 5.7.8 no', 'server'],
    ['a server that refuses whoever comes', 'ECONNECTION', 554, 'Invalid greeting: 554 go away', 'server'],
    ['a server that is too busy', 'ECONNECTION', 421, 'Invalid greeting: 421 too many connections', 'pace'],
    ['too many at once', 'EENVELOPE', 421, 'Mail command failed: 421 4.7.0 try later', 'pace'],
    ['too much', 'EMESSAGE', 451, 'Message failed: 451 slow down', 'pace'],
    ['too many recipients', 'EENVELOPE', 452, "Can't send mail: 452 4.5.3 too many recipients", 'pace'],
    ['SES', 'EMESSAGE', 454, 'Message failed: 454 Throttling failure: Maximum sending rate exceeded', 'pace'],
    ['a policy', 'EENVELOPE', 455, "Can't send mail: 455 4.7.1 not now", 'pace'],
    ['a mailbox that is full', 'EENVELOPE', 452, "Can't send mail: 452 4.2.2 mailbox full", 'mail'],
    ['a recipient who is busy', 'EENVELOPE', 450, "Can't send mail: 450 4.2.1 the user gets too much", 'mail'],
    ['an address that cannot be looked up now', 'EENVELOPE', 451, "Can't send mail: 451 4.1.8 no such domain", 'mail'],
    ['a session that went wrong', 'EENVELOPE', 503, 'Bad sequence', 'mail'],
  ])('%s', (_, code, responseCode, message, about) => {
    const failure = smtpFailure(Object.assign(new Error(message), { code, responseCode }), BEFORE);
    expect(failure).toMatchObject({ name: 'TemporaryMailError', about, acceptedMaybe: false });
  });

  it('a break behind the mail’s text may be about the mail', () => {
    const broke = Object.assign(new Error('Connection closed unexpectedly'), { code: 'ECONNECTION' });
    expect(smtpFailure(broke, BEFORE)).toMatchObject({ about: 'server' });
    expect(smtpFailure(broke, { released: false, streamed: true })).toMatchObject({ about: 'mail' });
    expect(smtpFailure(broke, { released: true, streamed: true })).toMatchObject({ acceptedMaybe: true });
  });

  it('a refusal of the mail is final', () => {
    const refused = Object.assign(new Error('550 no such user'), { code: 'EENVELOPE', responseCode: 550 });
    expect(smtpFailure(refused, BEFORE)).toBeInstanceOf(PermanentMailError);
  });
});
