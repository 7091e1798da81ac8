import { selfSigned } from '../../test-support/certificate.js';
import { bytes, CERTIFICATE, fixture, snsBody, TOPIC } from '../../test-support/feedback-calls.js';
import { sesReader } from './ses.js';

const NOW = Date.parse('2026-03-02T09:00:00Z');
const HOUR = 3_600_000;
const { pem, privateKey: key } = selfSigned(new Date(NOW - HOUR), new Date(NOW + HOUR));
const other = selfSigned(new Date(NOW - HOUR), new Date(NOW + HOUR));

const reader = (answers: Record<string, string> = { [CERTIFICATE]: pem }) => {
  const fetched: string[] = [];
  const read = sesReader({
    topicArns: [TOPIC],
    fetch: async (url) => {
      fetched.push(url);
      const text = answers[url];
      if (text === undefined) throw new Error('not found');
      return text;
    },
  });
  return { fetched, read: async (body: string, now = NOW) => read({ headers: {}, body: bytes(body), now }) };
};
const notification = (message: string, more: Partial<Parameters<typeof snsBody>[2]> = {}) =>
  snsBody('Notification', message, { key, at: NOW, ...more });

describe('what Amazon SES tells', () => {
  it.each([
    ['bounce', 'hard', 'jane@example.com', 'smtp; 550 5.1.1 <jane@example.com>... User'],
    ['complaint', 'complaint', 'richard@example.com', 'abuse'],
    ['delivery', 'delivered', 'jane@example.com', '250 ok: Message 64111812 accepted'],
  ] as const)('is its published %s, by either version of the signature', async (name, kind, email, why) => {
    for (const version of ['1', '2'] as const) {
      const reading = await reader().read(notification(fixture(`ses-${name}`), { version }));
      expect(reading).toEqual({
        proof: 'ok',
        ignored: 0,
        facts: [
          {
            ...{ kind, email, why, messageId: '<custom-message-ID>', at: Date.parse('2016-01-27T14:59:38.237Z') },
            id: expect.stringMatching(/^0000/),
          },
        ],
      });
    }
  });

  it('is soft where it is not permanent, also as an event of a configuration set', async () => {
    const message = fixture('ses-bounce', ({ notificationType, bounce, ...rest }) => ({
      ...{ ...rest, eventType: notificationType },
      bounce: { ...(bounce as object), bounceType: 'Transient' },
    }));
    expect(await reader().read(notification(message))).toMatchObject({ facts: [{ kind: 'soft' }] });
  });

  it('is nothing where somebody takes back that it was spam, or it says something else', async () => {
    const back = fixture('ses-complaint', ({ complaint, ...rest }) => ({
      ...rest,
      complaint: { ...(complaint as object), complaintFeedbackType: 'not-spam' },
    }));
    for (const message of [back, '{"notificationType":"Rendering Failure"}', 'Successfully validated SNS topic'])
      expect(await reader().read(notification(message))).toEqual({ proof: 'ok', facts: [], ignored: 1 });
  });

  it('takes those who bounced one by one, and leaves out what is no address', async () => {
    const message = fixture('ses-bounce', ({ bounce, ...rest }) => ({
      ...rest,
      bounce: {
        ...(bounce as object),
        bouncedRecipients: [
          { emailAddress: 'Ann <ANN@example.com>' },
          { emailAddress: 'x' },
          { emailAddress: 'b@example.com' },
        ],
      },
    }));
    const reading = await reader().read(notification(message));
    expect(reading).toMatchObject({ facts: [{ email: 'ann@example.com' }, { email: 'b@example.com' }] });
  });
});

describe('the proof of Amazon SNS', () => {
  const bounce = fixture('ses-bounce');

  it('is looked up once', async () => {
    const { fetched, read } = reader();
    for (let i = 0; i < 3; i++) expect(await read(notification(bounce))).toMatchObject({ proof: 'ok' });
    expect(fetched).toEqual([CERTIFICATE]);
  });

  it.each([
    ['another key', notification(bounce, { key: other.privateKey }), 'The signature does not fit.'],
    ['another content', notification(bounce).replace('jane@', 'june@'), 'The signature does not fit.'],
    ['another topic', notification(bounce, { topic: `${TOPIC}-2` }), 'This topic is not listed here.'],
    [
      'an old message',
      notification(bounce, { at: NOW - 26 * HOUR }),
      'The message is older than 25 hours, or from the future.',
    ],
    [
      'a message from the future',
      notification(bounce, { at: NOW + HOUR }),
      'The message is older than 25 hours, or from the future.',
    ],
  ])('is wrong with %s', async (_, body, why) => {
    expect(await reader().read(body)).toEqual({ proof: 'wrong', why });
  });

  it.each([
    'http://sns.us-west-2.amazonaws.com/x.pem',
    'https://sns.us-west-2.amazonaws.com.evil.example/x.pem',
    'https://evil.example/sns.us-west-2.amazonaws.com/x.pem',
    'https://sns.us-west-2.amazonaws.com:8443/x.pem',
    'https://me@sns.us-west-2.amazonaws.com/x.pem',
    'https://sns.us-west-2.amazonaws.com/x.txt',
    'https://bucket.s3.amazonaws.com/x.pem',
    'x',
  ])('is wrong with a certificate at %s, and nothing is fetched', async (certificate) => {
    const { fetched, read } = reader();
    expect(await read(notification(bounce, { certificate }))).toMatchObject({ proof: 'wrong' });
    expect(fetched).toEqual([]);
  });

  it('is wrong with a certificate that has run out, or is none', async () => {
    const { pem: old, privateKey } = selfSigned(new Date(NOW - 9 * HOUR), new Date(NOW - HOUR));
    const body = notification(bounce, { key: privateKey });
    expect(await reader({ [CERTIFICATE]: old }).read(body)).toEqual({
      proof: 'wrong',
      why: 'The certificate has run out.',
    });
    expect(await reader({ [CERTIFICATE]: 'x' }).read(body)).toMatchObject({ proof: 'wrong' });
  });

  it('is missing where it is no message of SNS, such as a raw one', async () => {
    expect(await reader().read(bounce)).toMatchObject({ proof: 'missing' });
    expect(await reader().read('x')).toEqual({ proof: 'unreadable', why: 'The body is not JSON.' });
  });

  it('cannot be looked up while Amazon is away: the call is to come again', async () => {
    await expect(reader({}).read(notification(bounce))).rejects.toThrow('not found');
  });
});

describe('a subscription', () => {
  const URL_OF = 'https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&Token=t';
  const confirmation = (SubscribeURL: string, more: Partial<Parameters<typeof snsBody>[2]> = {}) =>
    snsBody('SubscriptionConfirmation', 'You have chosen to subscribe', {
      ...{ key, at: NOW, more: { SubscribeURL, Token: 't' } },
      ...more,
    });

  it('is confirmed, behind its proof', async () => {
    const { fetched, read } = reader({ [CERTIFICATE]: pem, [URL_OF]: '<ok/>' });
    expect(await read(confirmation(URL_OF))).toEqual({ proof: 'ok', facts: [], ignored: 0 });
    expect(fetched).toEqual([CERTIFICATE, URL_OF]);
  });

  it('is not confirmed without the proof, for another topic, or elsewhere', async () => {
    for (const body of [
      confirmation(URL_OF, { key: other.privateKey }),
      confirmation(URL_OF, { topic: `${TOPIC}-2` }),
      confirmation('https://evil.example/?Action=ConfirmSubscription'),
    ]) {
      const { fetched, read } = reader({ [CERTIFICATE]: pem, [URL_OF]: '<ok/>' });
      expect(await read(body)).toMatchObject({ proof: 'wrong' });
      expect(fetched.filter((url) => url !== CERTIFICATE)).toEqual([]);
    }
  });

  it('that ends tells nothing', async () => {
    const body = snsBody('UnsubscribeConfirmation', 'x', { key, at: NOW, more: { SubscribeURL: URL_OF, Token: 't' } });
    expect(await reader().read(body)).toEqual({ proof: 'ok', facts: [], ignored: 1 });
  });
});
