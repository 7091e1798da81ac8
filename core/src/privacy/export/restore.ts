import { z } from 'zod';
import { json } from '../../definition/json/json.js';
import { ownEvents } from '../../definition/events/own-events.js';
import { storable } from '../../definition/json/storable.js';
import { fieldName, tagName } from '../../kernel/field-name.js';
import { byText, read } from '../../kernel/input.js';
import { contentHash } from '../../kernel/keys.js';
import { timeZoneName } from '../../kernel/time/time-zone.js';
import { identity } from '../../model/event-input.js';
import { statusOf, subscriptionStatuses, type SubscriptionHow } from '../../model/mail/subscription.js';
import { ownEvent } from '../../model/own-event.js';
import { noted } from '../noted.js';
import type { PrivacyPorts } from '../ports.js';
import { FORMAT, FORMAT_VERSION } from './document.js';

/** Longer than what events may tell at once: a profile is told by many. In characters of JSON. */
const MAX_PROFILE = 1_000_000;

const person = z.object({
  email: identity,
  tags: z.array(tagName).max(10_000).default([]),
  fields: storable(MAX_PROFILE).pipe(z.record(fieldName, json)).default({}),
  externalIds: storable(MAX_PROFILE)
    .pipe(z.record(fieldName, z.string().max(300)))
    .default({}),
  timeZone: timeZoneName.optional(),
  locale: z.string().max(35).optional(),
  untracked: z.literal(true).optional(),
  subscription: z
    .object({
      status: z.enum(subscriptionStatuses),
      since: z.iso.datetime({ offset: true }).optional(),
      by: z.string().max(500).optional(),
      how: z.string().max(40).optional(),
    })
    .default({ status: 'subscribed' }),
});

/** An export, as far as it is taken in. */
const document = z.object({
  format: z.literal(FORMAT, { error: `is no export of a person: "format" has to be "${FORMAT}"` }),
  version: z.literal(FORMAT_VERSION, { error: 'is of another version of Whenthen' }),
  exportedAt: z.string().max(40).optional(),
  person,
});

const restoreInput = z.strictObject({ by: byText });

/** See `PrivacyApi.restore`. Whether they are held back is written first: nobody is mailed by a slip. */
export const restorePerson = async (
  context: PrivacyPorts,
  input: unknown,
  how: { by: string },
): Promise<{ email: string }> => {
  const { store, clock, signals } = context;
  const { person: known, exportedAt } = read(document, input);
  const { by } = read(restoreInput, how);
  const { email, tags, fields, externalIds, timeZone, locale, untracked, subscription } = known;
  const now = new Date(clock.now());
  const entry = await store.subscriptions.get(email);
  const isHeld = statusOf(entry) !== 'subscribed';
  const holdBack = async (): Promise<void> => {
    if (subscription.status !== 'subscribed' && !isHeld)
      await store.subscriptions.apply([
        {
          ...{ email, status: subscription.status, by: subscription.by ?? by },
          since: subscription.since && !entry ? new Date(subscription.since) : now,
          ...(subscription.how ? { how: subscription.how as SubscriptionHow } : {}),
        },
      ]);
    // Only their erasure held them back: whoever restores them takes that back.
    else if (subscription.status === 'subscribed' && entry?.how === 'erasure')
      await store.subscriptions.apply([{ email, status: 'subscribed', since: now, by, how: 'staff' }]);
  };
  const event = ownEvent({
    id: `restored:${contentHash([known, exportedAt ?? null])}:${now.getTime()}`,
    name: ownEvents.imported,
    email,
    properties: { by },
    person: {
      ...{ tags, fields, externalIds },
      ...(timeZone ? { timeZone } : {}),
      ...(locale ? { locale } : {}),
      ...(untracked ? { untracked } : {}),
    },
    now,
    quiet: true,
  });
  const [mark = ''] = await store.erasures.marksOf([email]);
  await noted(context, { what: 'person.restored', by, on: { kind: 'address', id: mark } }, async () => {
    await holdBack();
    if ((await store.events.insertNew([event])) > 0) await signals.events();
  });
  return { email };
};
