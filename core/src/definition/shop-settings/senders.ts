import { z } from 'zod';
import { topicId } from './consent.js';

/** What a sender, and a mail server of the developers, is named by. */
const nameOfThing = z
  .string()
  .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'use small letters, digits, "_" and "-", beginning with a letter, 40 at most');
export const senderId = nameOfThing;
export const transportName = nameOfThing;

// eslint-disable-next-line no-control-regex -- control characters are what it refuses
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
const oneLine = (text: string): boolean => !CONTROL.test(text);

/** Looked at more closely where it is set: see `settings.change`. */
const address = z
  .string()
  .trim()
  .min(1, 'write an e-mail address such as shop@example.com')
  .max(320, 'is longer than an e-mail address can be')
  .refine(oneLine, 'must not hold line breaks or control characters');

/** Who an e-mail is from, by which way it leaves, and which e-mails take it by themselves. */
const sender = z.strictObject({
  id: senderId,
  /** What staff call it. */
  name: z.string().trim().min(1, 'give it a name').max(80),
  /** The name that people read in the line From; empty: the bare address. */
  fromName: z.string().trim().max(120).refine(oneLine, 'must not hold line breaks or control characters').default(''),
  address,
  /** Where replies go; `null`: to the address itself. */
  replyTo: address.nullable().default(null),
  /** One of the ways out that the developers named (option `mail.transports`); `null`: the usual one. */
  transport: transportName.nullable().default(null),
  /** Marketing e-mails about these topics take it. */
  topics: z.array(topicId).max(20, 'name at most 20 topics').default([]),
  /** E-mails of orders and carts of these sales channels take it: their ids in the store. */
  channels: z
    .array(z.string().trim().min(1, 'write the id of a sales channel').max(200))
    .max(50, 'name at most 50 sales channels')
    .default([]),
});
export type Sender = z.output<typeof sender>;

interface Named {
  value: string;
  path: (string | number)[];
}

/** Where something stands that stood before. */
const again = (named: Named[]): Named[] => {
  const seen = new Set<string>();
  return named.filter(({ value }) => seen.size === seen.add(value).size);
};

/** The senders of a shop, beside the one in the developers' options, which is the default. */
export const sendersSettings = z.strictObject({
  senders: z
    .array(sender)
    .max(20, 'have at most 20 senders')
    .superRefine((senders, context) => {
      const refuse = (named: Named[], message: string): void => {
        for (const { path } of again(named)) context.addIssue({ code: 'custom', path, message });
      };
      const listed = (key: 'topics' | 'channels'): Named[] =>
        senders.flatMap((one, i) => one[key].map((value, j) => ({ value, path: [i, key, j] })));
      refuse(
        senders.map(({ id: value }, i) => ({ value, path: [i, 'id'] })),
        'another sender has this id',
      );
      refuse(listed('topics'), 'this topic takes a sender already');
      refuse(listed('channels'), 'this sales channel takes a sender already');
    })
    .default([]),
});
export type SendersSettings = z.output<typeof sendersSettings>;
