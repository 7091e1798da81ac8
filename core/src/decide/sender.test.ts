import type { Sender } from '../definition/shop-settings/index.js';
import { senderFor, type SenderQuestion } from './sender.js';

const sender = (id: string, more: Partial<Sender> = {}): Sender => ({
  ...{ id, name: id.toUpperCase(), fromName: '', address: `${id}@shop.example`, replyTo: null, transport: null },
  ...{ topics: [], channels: [], ...more },
});

const senders = [
  sender('support'),
  sender('news', { topics: ['newsletter', 'offers'], transport: 'bulk' }),
  sender('outlet', { channels: ['sc_outlet'], topics: ['outlet'] }),
  sender('lost', { channels: ['sc_lost'], transport: 'gone' }),
];
const asked = (question: SenderQuestion) => {
  const answer = senderFor(question, { senders }, new Set(['bulk']));
  return [answer.sender?.id ?? null, answer.by, ...(answer.remark ? [answer.remark] : [])];
};

test.each<[SenderQuestion, (string | null)[]]>([
  [{}, [null, 'default']],
  [{ topic: 'reminders', channel: 'sc_web' }, [null, 'default']],
  [{ template: 'support' }, ['support', 'template']],
  [{ topic: 'offers' }, ['news', 'topic']],
  [{ channel: 'sc_outlet' }, ['outlet', 'channel']],
  // The nearer choice goes first.
  [{ topic: 'offers', channel: 'sc_outlet' }, ['news', 'topic']],
  [{ template: 'support', topic: 'offers', channel: 'sc_outlet' }, ['support', 'template']],
  [
    { template: 'former', topic: 'offers' },
    [null, 'default', 'It went by the default sender: the sender “former”, which its template names, is gone'],
  ],
  [
    { channel: 'sc_lost' },
    [
      null,
      'default',
      'It went by the default sender: there is no mail server “gone”, which the sender “LOST” is to leave by',
    ],
  ],
])('%j takes %j', (question, answer) => {
  expect(asked(question)).toEqual(answer);
});
