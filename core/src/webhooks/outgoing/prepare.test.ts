import { prepareCall, withoutSecrets } from './prepare.js';
import { webhookSettings } from './settings.js';

const settings = (more: object) => webhookSettings.parse({ url: 'https://example.com/hook', ...more });
const context = { person: { email: 'ada@example.com', points: 7, city: 'Zürich', motto: 'one\r\nx-evil: two' } };
const prepare = (more: object) =>
  prepareCall(settings(more), context, { standard: true }, async (_, host) => {
    asked.push(host);
    return 'p"a s/s';
  });
const asked: string[] = [];

describe('a call that is filled in', () => {
  it('sends the standard body where there is none of one’s own, and by GET and DELETE none', async () => {
    expect((await prepare({})).payload).toBe('{"standard":true}');
    expect((await prepare({ method: 'PATCH', body: { n: '{{person.points}}' } })).payload).toBe('{"n":7}');
    expect((await prepare({ method: 'GET' })).payload).toBeUndefined();
    expect((await prepare({ method: 'DELETE' })).payload).toBeUndefined();
    expect((await prepare({ method: 'DELETE', body: { a: 1 } })).payload).toBe('{"a":1}');
  });

  it('has no value make a header more', async () => {
    const { headers } = await prepare({
      headers: { 'X-A': '{{person.motto}}', 'X-B': 'in {{person.city}}', c: '{{person.no}}' },
    });
    expect(headers).toEqual({ 'x-a': 'one x-evil: two', 'x-b': 'in Zürich', c: '' });
  });

  it('asks for the secret for the host of the address that it returns, and no other', async () => {
    asked.length = 0;
    const auth = { kind: 'bearer', secret: 'erp' };
    const { url } = await prepare({ auth, url: 'https://ERP.example.com:8443/people?to=mine.example' });
    expect([asked, new URL(url).host]).toEqual([['erp.example.com:8443'], 'erp.example.com:8443']);
    await prepare({});
    expect(asked).toHaveLength(1);
  });

  it('hides the secret in each form in which it may come back', async () => {
    const { hidden, headers } = await prepare({ auth: { kind: 'basic', user: 'u', secret: 'erp' } });
    const pair = Buffer.from('u:p"a s/s').toString('base64');
    expect(headers).toEqual({ authorization: `Basic ${pair}` });
    const told = `raw p"a s/s json ${JSON.stringify({ a: 'p"a s/s' })} url p%22a%20s%2Fs pair ${pair}`;
    const shown = withoutSecrets(told, hidden);
    expect(shown).toBe('raw ••• json {"a":"•••"} url ••• pair •••');
  });
});
