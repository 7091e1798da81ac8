import { LRUCache } from 'lru-cache';
import { senderFor, type SenderAnswer } from '../../decide/index.js';
import type { ShopSettings } from '../../definition/shop-settings/index.js';
import type { Shop } from '../../model/abilities/shop.js';
import type { WaysOut } from '../../model/abilities/ways-out.js';
import { laneOf, type EffectClass } from '../../model/lane.js';
import type { EffectRecord, EffectStore } from '../../model/effect.js';
import { topicOf } from '../../consent/answer.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { TemplateRecord, TemplateStore } from '../../model/mail/template.js';

/** How long what is known of a template is believed, in milliseconds. Sending asks anew, also for the lane. */
const BELIEVED = 10_000;

type Place = Required<Pick<EffectRecord, 'lane' | 'class'>>;
type Placed = Pick<EffectRecord, 'action' | 'input'>;
type Template = Pick<TemplateRecord, 'kind' | 'topic' | 'sender'>;

/** Gives effects their lane and class. */
export interface Placing {
  /** @param channelOf the sales channel that an effect is of, where it is known: its sender may have a lane of its own */
  <E extends Placed>(effects: E[], channelOf?: (effect: E) => string | undefined): Promise<(E & Place)[]>;
}

interface PlacingParts {
  templates: Pick<TemplateStore, 'allLatest'>;
  shop: Pick<Shop, 'settings'>;
  /** The address that this process sends mail from, where it has one. */
  sender?: string | undefined;
  /** Left out: there is the usual way out alone. */
  ways?: Pick<WaysOut, 'known'> | undefined;
}

const templateOf = ({ action, input }: Placed): string | undefined =>
  action === 'send_email' && typeof input['template'] === 'string' ? input['template'] : undefined;

/** By whom the mails of a template go that are of a sales channel, where there are these named ways out. */
export const answerOf = (
  template: Template,
  channel: string | undefined,
  { senders, consent }: ShopSettings,
  transports: ReadonlySet<string>,
): SenderAnswer => {
  const topic = template.kind === 'marketing' ? topicOf(consent, template.topic)?.id : undefined;
  return senderFor({ template: template.sender, topic, channel }, senders, transports);
};

const leavesByName = ({ senders: { senders } }: ShopSettings): boolean =>
  senders.some(({ transport }) => transport !== null);

/** Where the settings or a sender change behind it, sending moves the mail to the lane that it belongs into. */
export const createPlacing = ({ templates, shop, sender = '', ways }: PlacingParts): Placing => {
  const known = new LRUCache<string, Template>({ max: 1_000, ttl: BELIEVED });

  const lookUp = async (ids: Set<string>): Promise<Map<string, Template>> => {
    const found = new Map([...ids].flatMap((id) => [[id, known.get(id)] as const]));
    const asked = [...found].filter(([, template]) => template === undefined).map(([id]) => id);
    for (const template of asked.length > 0 ? await templates.allLatest(asked) : []) {
      const kept = { kind: template.kind, topic: template.topic, sender: template.sender };
      found.set(template.template, kept);
      known.set(template.template, kept);
    }
    return new Map([...found].flatMap(([id, template]) => (template ? [[id, template]] : [])));
  };

  return async (effects, channelOf) => {
    const found = await lookUp(new Set(effects.flatMap((e) => templateOf(e) ?? [])));
    const settings = found.size > 0 && ways ? await shop.settings() : undefined;
    // Also those of others alone: such a mail waits where they take it, and uses up nothing of the usual lane.
    const named = settings && leavesByName(settings) ? await ways?.known() : undefined;
    return effects.map((effect) => {
      const template = found.get(templateOf(effect) ?? '');
      const rank: EffectClass = template?.kind ?? 'transactional';
      const answer = template && settings && named && answerOf(template, channelOf?.(effect), settings, named);
      return { ...effect, lane: laneOf(effect, sender, answer?.sender?.transport ?? undefined), class: rank };
    });
  };
};

/** Effects that get their places together. */
const PAGE = 1_000;

/** Places open effects that an earlier version recorded without a lane. May be cut off anywhere, and made again. */
export const placeAll = async ({
  store: { effects },
  placing,
  atGap,
}: {
  store: { effects: Pick<EffectStore, 'unplaced' | 'place'> };
  placing: Placing;
  atGap: AtGap;
}): Promise<void> => {
  for (;;) {
    const found = await effects.unplaced(PAGE);
    if (found.length === 0) return;
    await effects.place(await placing(found));
    await atGap('lanes: some effects placed');
  }
};
