import { at } from '../../testing/contract/kit/moment.js';
import { mailDelivery, welcome } from '../../test-support/mail-delivery.js';
import { TemplateError, type Renderer } from '../../templates/index.js';
import { compose } from './compose.js';
import type { Chosen, Content } from './letter.js';
import { createTestTransport } from '../../testing/transport.js';

const rendered = { subject: 'Hello Ann', html: '<p>Hello</p>', text: 'Hello <Ann>', preheader: '', links: [] };

const from = { name: 'Shop', address: 'shop@shop.example' };
const replyTo = { address: 'help@shop.example' };

const chosen = (content: Content, given: Parameters<typeof mailDelivery>[0] = {}, on = true): Chosen => ({
  delivery: mailDelivery(given),
  messageId: '<effect@shop.example>',
  before: 'pending',
  content,
  sender: {
    ...{ from, replyTo, transport: createTestTransport() },
    noted: { id: 'news', from: '"Shop" <shop@shop.example>', transport: null },
  },
  tracking: { on, why: 'as it is' },
});

const setUp = (render: Renderer['render'] = async () => rendered) => {
  const asked: Parameters<Renderer['render']>[] = [];
  const parts = {
    renderer: {
      render: (...how: Parameters<Renderer['render']>) => {
        asked.push(how);
        return render(...how);
      },
    },
    confirmation: { obstacle: async () => undefined, linkFor: async () => undefined },
    marketing: {
      heldBack: async () => undefined,
      unready: undefined,
      variables: (person: string, sender = '') => ({
        ...{ unsubscribe_url: `https://shop.example/u/${person}`, sender_name: sender },
      }),
      untracked: (person: string) => [`https://shop.example/u/${person}`],
      complete: ({ html, text }: { html: string; text: string }) => ({
        html: `${html}<footer>`,
        text: `${text}\n--`,
        headers: { 'List-Unsubscribe': '<x>' },
      }),
    },
    mark: ({ html }: { html: string }, message: string, untracked: string[]) => `${html}[${message} ${untracked[0]}]`,
    ...{ locale: 'en', timeZone: 'Europe/Zurich', currency: 'EUR', onUncertain: 'hold' as const },
    workflowName: async () => 'Greet',
    now: () => at(0).getTime(),
    spreadOf: () => 0,
  };
  return { parts, asked };
};

describe('a composed mail', () => {
  it('is rendered with what is known, and addressed', async () => {
    const { parts, asked } = setUp();
    expect(await compose(parts, chosen(welcome()))).toMatchObject({
      outgoing: {
        messageId: '<effect@shop.example>',
        from,
        to: { address: 'ann@shop.example' },
        replyTo,
        subject: 'Hello Ann',
        text: 'Hello <Ann>',
        headers: {},
      },
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[1]).toMatchObject({
      unsubscribe_url: 'https://shop.example/u/ann',
      sender_name: 'Shop',
      person: { first_name: 'Ann' },
      event: { total: 3 },
      workflow: { id: 'greet', name: 'Greet' },
    });
    expect(asked[0]?.[2]).toEqual({ locale: 'en', timeZone: 'Europe/Zurich', currency: 'EUR', links: true });
  });

  it('is kept without the marks it goes out with', async () => {
    expect(await compose(setUp().parts, chosen(welcome()))).toMatchObject({
      outgoing: { html: '<p>Hello</p>[effect https://shop.example/u/ann]' },
      kept: { subject: 'Hello Ann', html: '<p>Hello</p>', text: 'Hello <Ann>', templateVersion: 2 },
    });
  });

  it('carries what marketing mail has to carry, marked or not', async () => {
    expect(await compose(setUp().parts, chosen(welcome({ kind: 'marketing' })))).toMatchObject({
      outgoing: {
        html: '<p>Hello</p>[effect https://shop.example/u/ann]<footer>',
        text: 'Hello <Ann>\n--',
        headers: { 'List-Unsubscribe': '<x>' },
      },
      kept: { html: '<p>Hello</p><footer>', text: 'Hello <Ann>\n--' },
    });
  });

  it('is the same as what is kept where nothing is tracked', async () => {
    const { parts, asked } = setUp();
    expect(await compose(parts, chosen(welcome(), {}, false))).toMatchObject({
      outgoing: { html: '<p>Hello</p>' },
      kept: { html: '<p>Hello</p>', tracking: { on: false, why: 'as it is' }, sender: { id: 'news' } },
    });
    expect(asked[0]?.[2].links).toBe(false);
  });

  it('to staff goes to all of them in one sending, and is not tracked', async () => {
    const mail = { note: { to: ['a@x.example', 'b@x.example'], subject: 'New', text: 'Ann came' } };
    const { parts, asked } = setUp();
    const composed = await compose(parts, chosen({ ...welcome(), kind: 'note', version: null }, { mail }, false));
    expect(composed).toMatchObject({
      outgoing: { to: { address: 'a@x.example' }, cc: [{ address: 'b@x.example' }], headers: {} },
      kept: { templateVersion: null },
    });
    expect(composed).toHaveProperty('outgoing.html', expect.stringContaining('Hello &lt;Ann&gt;'));
    expect(composed).not.toHaveProperty('outgoing.html', expect.stringContaining('[effect'));
    expect(asked[0]?.[2].links).toBe(false);
  });

  it('fails where its template cannot be rendered', async () => {
    const { parts } = setUp(() => Promise.reject(new TemplateError('timeout', 'it took too long')));
    expect(await compose(parts, chosen(welcome()))).toEqual({
      kind: 'failed',
      reason: 'The template "Welcome" could not be rendered: it took too long',
    });
  });

  it('is tried again where the renderer could not do it now', async () => {
    const { parts } = setUp(() => Promise.reject(new TemplateError('unavailable', 'closed')));
    expect(await compose(parts, chosen(welcome()))).toEqual({
      kind: 'later',
      dueAt: at(30),
      reason: 'closed',
      marked: false,
    });
  });
});
