import { LRUCache } from 'lru-cache';
import { laneOf, type EffectClass } from '../../model/lane.js';
import type { EffectRecord, EffectStore } from '../../model/effect.js';
import type { AtGap } from '../../kernel/gaps.js';
import type { TemplateRecord, TemplateStore } from '../../model/mail/template.js';

/** How long a template's kind is believed, in milliseconds. It decides about an order only, never about consent. */
const BELIEVED = 10_000;

type Place = Required<Pick<EffectRecord, 'lane' | 'class'>>;

/** Gives effects their lane and class. */
export interface Placing {
  <E extends Pick<EffectRecord, 'action' | 'input'>>(effects: E[]): Promise<(E & Place)[]>;
}

/** @param sender the address that this process sends mail from, where it has one */
export const createPlacing = (templates: Pick<TemplateStore, 'allLatest'>, sender = ''): Placing => {
  const kinds = new LRUCache<string, TemplateRecord['kind']>({ max: 1_000, ttl: BELIEVED });

  const templateOf = ({ action, input }: Pick<EffectRecord, 'action' | 'input'>): string | undefined =>
    action === 'send_email' && typeof input['template'] === 'string' ? input['template'] : undefined;

  return async (effects) => {
    const named = new Set(effects.flatMap((e) => templateOf(e) ?? []));
    const known = new Map([...named].map((id) => [id, kinds.get(id)]));
    const asked = [...known].filter(([, kind]) => kind === undefined).map(([id]) => id);
    for (const { template, kind } of asked.length > 0 ? await templates.allLatest(asked) : []) {
      known.set(template, kind);
      kinds.set(template, kind);
    }
    return effects.map((effect) => {
      const template = templateOf(effect);
      const rank: EffectClass = (template !== undefined && known.get(template)) || 'transactional';
      return { ...effect, lane: laneOf(effect, sender), class: rank };
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
