import type { MedusaContainer } from '@medusajs/framework/types';
import { MedusaError } from '@medusajs/framework/utils';
import { transportContract, type ArrivedMail, type ServerMood, type TransportWorld } from '@whenthen/core/testing';
import { notificationFailure } from './notification-failure';
import { notificationTransport } from './notification-transport';

interface Notification {
  to: string;
  from: string;
  content: { subject: string; html: string; text: string };
  provider_data: { headers: Record<string, string>; message_id: string; reply_to?: string; cc?: string[] };
}

const bare = (address: string): string => /<([^<>]*)>$/.exec(address)?.[1] ?? address;

/** What a provider throws, as the Notification module hands it on. */
const SAID: Partial<Record<ServerMood, string>> = {
  'refuses the mail': '550 no such user',
  'asks for later': '451 later, please',
  'is away': 'connect ECONNREFUSED 127.0.0.1:25',
};

const open = async (): Promise<TransportWorld> => {
  const mails: ArrivedMail[] = [];
  let mood: ServerMood = 'accepts';
  const module = {
    async createNotifications({ to, from, content, provider_data: data }: Notification) {
      const said = SAID[mood];
      if (said) {
        const words = `Failed to send notification with id noti_01:\n${said}`;
        throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, words);
      }
      const headers = Object.entries(data.headers).map(([name, value]) => [name.toLowerCase(), value]);
      mails.push({
        ...content,
        from: bare(from),
        to: [to, ...(data.cc ?? [])].map(bare),
        replyTo: data.reply_to && bare(data.reply_to),
        messageId: data.message_id,
        headers: Object.fromEntries(headers) as ArrivedMail['headers'],
      });
      if (mood === 'takes it in silence') await new Promise(() => undefined);
      return { external_id: `mail-${mails.length}` };
    },
  };
  const container = { resolve: (): typeof module => module } as unknown as MedusaContainer;
  const transport = notificationTransport(await import('@whenthen/core'), container);
  return {
    transport,
    arrived: () => mails,
    behave: (next) => void (mood = next),
    close: () => transport.close(0),
  };
};

const skipped = {
  'what the server refuses for good is refused for good':
    "the module hands on a provider's words only: every refusal is tried again, and then given up",
  'it says that mail cannot leave': 'the module can only be asked to send',
};

test.each(transportContract(open, skipped))('$name', (one) => one.run());

test("a refusal is told in the provider's words, without the module's", async () => {
  const world = await open();
  await world.behave('asks for later');
  const mail = {
    ...{ messageId: '<a@example.com>', from: { address: 'shop@example.com' }, to: { address: 'ada@example.com' } },
    ...{ subject: 'Hi', html: 'Hi', text: 'Hi', headers: {} },
  };
  await expect(world.transport.send(mail, { beforeAccept: () => Promise.resolve() })).rejects.toThrow(
    /^451 later, please$/,
  );
});

test('a connection that broke off may have brought the mail, one that was never made has not', async () => {
  const core = await import('@whenthen/core');
  const maybe = (said: string) => notificationFailure(new Error(said), core).acceptedMaybe;
  expect(['read ECONNRESET', 'socket hang up', 'Request timed out', 'UND_ERR_HEADERS_TIMEOUT'].map(maybe)).toEqual(
    Array.from({ length: 4 }, () => true),
  );
  expect(['connect ECONNREFUSED', 'getaddrinfo ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT', '550 no'].map(maybe)).toEqual(
    Array.from({ length: 4 }, () => false),
  );
});
