import type { ShopSettings } from '../../definition/shop-settings/index.js';
import { laneOfTransport, MAIL_LANE } from '../../model/lane.js';
import type { Shop } from '../../model/abilities/shop.js';
import type { WaysOut } from '../../model/abilities/ways-out.js';
import type { EffectStore, Rehome } from '../../model/effect.js';
import type { TemplateStore } from '../../model/mail/template.js';
import { answerOf } from './place.js';

/** How often it is looked whether templates leave by another way than before, in milliseconds. */
const EVERY = 30_000;

interface RehomeParts {
  store: { effects: Pick<EffectStore, 'rehome'>; templates: Pick<TemplateStore, 'allLatest'> };
  shop: Pick<Shop, 'settings'>;
  ways: Pick<WaysOut, 'known'>;
  /** Unix milliseconds. */
  clock: { now(): number };
  /** The address that this process sends mail from; without one it moves nothing into its usual lane. */
  sender?: string | undefined;
}

type TemplateHead = Parameters<typeof answerOf>[0] & { template: string };

/**
 * Into which lanes the mails of which templates belong, as far as that is the same for all sales channels. Those of the
 * usual way are taken out of the lanes of named ones alone: the usual lanes of two processes may differ. Pure.
 */
export const homesOf = (
  templates: readonly TemplateHead[],
  settings: ShopSettings,
  known: ReadonlySet<string>,
  sender: string | undefined,
): Rehome[] => {
  const byChannel = settings.senders.senders.some(
    ({ channels, transport }) => channels.length > 0 && transport !== null && known.has(transport),
  );
  const homes = new Map<string | undefined, string[]>();
  for (const template of templates) {
    const { by, remark, sender: chosen } = answerOf(template, undefined, settings, known);
    if (by === 'default' && remark === undefined && byChannel) continue;
    const transport = chosen?.transport ?? undefined;
    homes.set(transport, [...(homes.get(transport) ?? []), template.template]);
  }
  return [...homes].flatMap(([transport, ids]) => {
    if (transport !== undefined) return [{ templates: ids, lane: laneOfTransport(transport), from: MAIL_LANE }];
    return sender === undefined ? [] : [{ templates: ids, lane: `${MAIL_LANE}${sender}`, from: laneOfTransport('') }];
  });
};

/**
 * Makes what moves waiting mails into the lanes that they belong into now, without claiming them: out of a lane that is
 * held up none would be claimed. Looks every half minute at most, and moves where something changed. Cut off anywhere, it
 * is done anew; what is missed moves when it is claimed.
 */
export const createRehome = ({ store, shop, ways, clock, sender }: RehomeParts): (() => Promise<void>) => {
  let lookedAt: number | undefined;
  let before: string | undefined;
  let again = false;
  return async () => {
    const now = clock.now();
    if (lookedAt !== undefined && Math.abs(now - lookedAt) < EVERY) return;
    const [templates, settings, known] = await Promise.all([
      store.templates.allLatest(),
      shop.settings(),
      ways.known(),
    ]);
    lookedAt = now;
    const homes = homesOf(templates, settings, known, sender);
    const mark = JSON.stringify(homes);
    if (mark === before && !again) return;
    for (const home of homes) await store.effects.rehome(home);
    // Once more: what goes by an earlier state for a second or two has moved some back.
    again = mark !== before;
    before = mark;
  };
};
