import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createEngine, type Engine, type EngineOptions } from '@whenthen/core';
import { waitUntil } from '@whenthen/example-stack/machine/wait';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { inbox, mongoUri, openWorld, type World } from './world.js';

const POSTAL = '1 Main Street\n12345 Town';
const PUBLIC = 'https://shop.example.com/api/';
const LINK = /https:\/\/shop\.example\.com\/api\/whenthen\/unsubscribe\/[\w-]+/;

/** A mail as it came over the wire. */
interface Letter {
  source: string;
  parsed: ParsedMail;
}

/** The lines of a header, unfolded, as whoever checks a DKIM signature sees them. */
const header = ({ source }: Letter, name: string): string[] =>
  source
    .slice(0, source.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim());

describe('marketing mail over a real mail server', () => {
  let world: World;
  let server: SMTPServer;
  let engine: Engine | undefined;
  const letters: Letter[] = [];

  beforeEach(async () => {
    world = await openWorld('marketing');
    letters.length = 0;
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const source = Buffer.concat(chunks);
          void simpleParser(source).then((parsed) => {
            letters.push({ source: source.toString(), parsed });
            done();
          }, done);
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
  });
  afterEach(async () => {
    await engine?.stop();
    await new Promise<void>((closed) => server.close(closed));
    await world.close();
  });

  const start = async (more: Partial<EngineOptions> = {}, from = 'Harbour & Pine <hello@example.com>') => {
    engine = await createEngine({
      mongo: { uri: mongoUri(), database: world.database },
      worker: true,
      mail: { smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, from },
      secret: 'a secret of at least thirty-two characters',
      publicUrl: PUBLIC,
      postalAddress: POSTAL,
      // What is compared here is the mail as it was written.
      tracking: false,
      ...more,
    });
    await engine.start();
    return engine;
  };

  /** Sends a template of each kind to somebody who has just signed up, and waits for both. */
  const sendBoth = async (html: string, text?: string, name = 'Ada'): Promise<{ news: Letter; receipt: Letter }> => {
    const on = engine as Engine;
    for (const kind of ['marketing', 'transactional'] as const)
      await on.templates.publish({
        id: kind,
        name: kind,
        kind,
        subject: `${kind} for {{person.name}}`,
        html,
        ...(text && { text }),
      });
    const step = (template: string, next: string | null) => ({
      kind: 'action',
      action: 'send_email',
      input: { template },
      next,
    });
    await on.workflows.publish({
      id: 'both',
      name: 'Both',
      definition: {
        triggers: [{ kind: 'event', name: 'signed_up' }],
        start: 'a',
        steps: { a: step('marketing', 'b'), b: step('transactional', null) },
      },
    });
    await on.workflows.setStatus('both', 'active');
    const person = { fields: { name } };
    await on.track({ source: 'app', id: '1', name: 'signed_up', email: 'ada@example.com', person });
    await waitUntil(() => Promise.resolve(letters.length === 2), { timeoutMs: 20_000, what: 'two mails' });
    const of = (kind: string) => letters.find(({ parsed }) => parsed.subject?.startsWith(kind)) as Letter;
    return { news: of('marketing'), receipt: of('transactional') };
  };

  it('carries both headers, each once and plain, and its link unsubscribes; transactional mail carries none', async () => {
    const on = await start({ unsubscribeMailbox: 'stop@example.com' });
    const { news, receipt } = await sendBoth('<html><body><p>Hello</p></body></html>');
    const [list, ...more] = header(news, 'List-Unsubscribe');
    expect(more).toEqual([]);
    const [, url = '', mailto] = /^<([^<>]*)>, <([^<>]*)>$/.exec(list ?? '') ?? [];
    expect(url).toMatch(new RegExp(`^${LINK.source}$`));
    expect(mailto).toBe('mailto:stop@example.com?subject=unsubscribe');
    expect(header(news, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click']);
    expect(header(receipt, 'List-Unsubscribe')).toEqual([]);
    expect(header(receipt, 'List-Unsubscribe-Post')).toEqual([]);
    expect(Math.max(...news.source.split('\r\n').map((line) => line.length))).toBeLessThan(998);

    const { status } = await on.subscriptions.respond({ method: 'POST', token: url.split('/').at(-1) ?? '' });
    expect(status).toBe(200);
    expect((await on.people.search({})).items).toMatchObject([{ subscription: { status: 'unsubscribed' } }]);
  });

  it('without a link of its own it gets the footer in both parts; transactional mail gets none', async () => {
    await start();
    const { news, receipt } = await sendBoth('<html><body><p>Hello</p></body></html>', 'Hello');
    expect(news.parsed.html).toMatch(
      new RegExp(
        `<p>Hello</p><div [^>]*>Harbour &amp; Pine<br>1 Main Street<br>12345 Town<br><a href="${LINK.source}"`,
      ),
    );
    expect(news.parsed.text).toMatch(
      new RegExp(`^Hello\n\n-- \nHarbour & Pine\n${POSTAL}\nUnsubscribe: ${LINK.source}\n`),
    );
    expect(receipt.parsed.html).toContain('<body><p>Hello</p></body>');
    expect(receipt.parsed.text?.trim()).toBe('Hello');
  });

  it('with a link of its own it is left as it is, and the variables are filled in', async () => {
    await start();
    const { news } = await sendBoth(
      '<p>Hello</p><p>{{sender_name}}, {{physical_address}}: <a href="{{unsubscribe_url}}">stop</a></p>',
    );
    const [url] = LINK.exec(header(news, 'List-Unsubscribe')[0] ?? '') ?? [];
    expect((news.parsed.html || '').trim()).toBe(
      `<p>Hello</p><p>Harbour &amp; Pine, ${POSTAL}: <a href="${url}">stop</a></p>`,
    );
    expect(news.parsed.text?.replace(/\s+/g, ' ')).toContain(`stop [${url}]`);
    expect(news.parsed.text).not.toContain('Unsubscribe:');
  });

  it('a name cannot add a header or a recipient, nor change the link', async () => {
    await start();
    const nasty = 'Ada\r\nBcc: eve@example.com\r\nList-Unsubscribe: <https://evil.example.com>';
    const { news } = await sendBoth('<p>{{person.name}}</p>', undefined, nasty);
    expect(header(news, 'Bcc')).toEqual([]);
    expect(header(news, 'List-Unsubscribe')).toEqual([expect.stringMatching(new RegExp(`^<${LINK.source}>$`))]);
    expect(header(news, 'To')).toEqual(['ada@example.com']);
  });
});

describe('options of marketing mail', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld('marketing_options');
  });
  afterAll(() => world.close());

  const secret = 'a secret of at least thirty-two characters';
  it.each<[string, Record<string, unknown>, string]>([
    ['a short secret', { secret: 'short' }, 'secret: set it to at least 32 characters'],
    ['a short old secret', { secret, oldSecrets: ['short'] }, 'oldSecrets[0]: set it'],
    ['an address without a secret', { publicUrl: 'https://example.com' }, 'secret: set it too'],
    ['an address that is none', { secret, publicUrl: 'shop.example.com' }, 'publicUrl: set it to a public address'],
    ['another protocol', { secret, publicUrl: 'javascript:alert(1)' }, 'publicUrl: set it to a public address'],
    ['an address with a query', { secret, publicUrl: 'https://example.com/?a=1' }, 'publicUrl: leave out'],
    ['a header in the address', { secret, publicUrl: 'https://example.com/>\r\nBcc: e@example.com' }, 'publicUrl: '],
    ['a mailbox with a header', { unsubscribeMailbox: 'a@example.com>\r\nBcc: e@example.com' }, 'unsubscribeMailbox: '],
    ['two mailboxes', { unsubscribeMailbox: 'a@example.com, b@example.com' }, 'unsubscribeMailbox: set it'],
    ['control characters', { postalAddress: 'a\u0000b' }, 'postalAddress: must not hold'],
  ])('%s stops the start with its path', async (_, options, message) => {
    const made = createEngine({ mongo: { uri: mongoUri(), database: world.database }, ...options });
    await expect(made).rejects.toMatchObject({ code: 'invalid_options', message: expect.stringContaining(message) });
  });

  const signUp = async (options: Partial<EngineOptions>) => {
    const t = await world.engine({}, { secret: undefined, publicUrl: undefined, ...options });
    const id = `n${options.withoutUnsubscribeLink}`;
    for (const kind of ['marketing', 'transactional'] as const)
      await t.engine.templates.publish({
        id: id + kind,
        name: kind,
        kind,
        subject: kind,
        html: '<p>Hi {{unsubscribe_url}}</p>',
      });
    const step = (template: string, next: string | null) => ({
      kind: 'action',
      action: 'send_email',
      input: { template: id + template },
      next,
    });
    await t.engine.workflows.publish({
      id,
      name: id,
      definition: {
        triggers: [{ kind: 'event', name: id }],
        start: 'a',
        steps: { a: step('marketing', 'b'), b: step('transactional', null) },
      },
    });
    await t.engine.workflows.setStatus(id, 'active');
    await t.engine.track({ source: 'app', id, name: id, email: `${id}@example.com` });
    await t.pass(0);
    return t;
  };

  it('without link, marketing mail is not sent: it says what to set, is tried again, and goes out once that is set', async () => {
    const t = await signUp({ withoutUnsubscribeLink: 'refuse' });
    expect(inbox(t)).toEqual(['nrefuse@example.com: transactional']);
    expect((await t.engine.messages.list({ state: 'pending' })).items).toMatchObject([
      { reason: expect.stringContaining('set the options "secret" and "publicUrl"'), attempts: 1 },
    ]);
    await t.engine.stop();
    const next = await world.engine({ clock: t.clock });
    await next.pass('2 minutes');
    expect(inbox(next)).toEqual(['nrefuse@example.com: marketing']);
    expect(next.mail.sent[0]?.headers).toHaveProperty('List-Unsubscribe-Post');
  });

  it('… or is sent without, where the option says so', async () => {
    const t = await signUp({ withoutUnsubscribeLink: 'send' });
    expect(inbox(t).sort()).toEqual(['nsend@example.com: marketing', 'nsend@example.com: transactional']);
    expect(t.mail.sent.map(({ headers }) => headers)).toEqual([{}, {}]);
    await expect(async () => t.engine.subscriptions.url('x')).rejects.toMatchObject({ code: 'conflict' });
    expect((await t.engine.subscriptions.respond({ method: 'POST', token: 'x' })).status).toBe(503);
  });
});
