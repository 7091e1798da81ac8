import type { EffectStore } from '../../../model/effect.js';
import type { MessageRecord, MessageStore } from '../../../model/message.js';
import type { Tables } from '../kit/tables.js';
import { updateAll } from '../kit/update-all.js';

/** Taking the effects of runs back, and away. */
export const effectErasing = ({ effects }: Tables): Pick<EffectStore, 'cancel' | 'erase'> => ({
  async cancel({ runs, reason, now }) {
    const wanted = new Set(runs);
    updateAll(
      effects,
      (e) => wanted.has(e.run) && e.state === 'open' && (e.lease === undefined || e.dueAt <= now),
      (effect) => {
        Object.assign(effect, { state: 'skipped', reason, endedAt: now });
        delete effect.lease;
        delete effect.lost;
      },
    );
    return effects.count((e) => wanted.has(e.run) && e.state === 'open');
  },

  async erase(runs) {
    const wanted = new Set(runs);
    for (const { _id } of effects.find((e) => wanted.has(e.run) && e.state !== 'open')) effects.delete(_id);
  },
});

const blank = (message: MessageRecord, alias: string): void => {
  if (message.state === 'pending') message.state = 'skipped';
  if (message.state === 'sending') message.state = 'uncertain';
  Object.assign(message, { person: alias, to: '', subject: null, html: null, text: null });
  delete message.bounced;
  delete message.reason;
  delete message.claim;
  delete message.attempts;
};

/** Taking a person out of their messages, and handing messages to another. */
export const messageErasing = ({ messages }: Pick<Tables, 'messages'>): Pick<MessageStore, 'erase' | 'reassign'> => ({
  async erase({ person, alias, limit }) {
    const found = messages.find((m) => m.person === person).slice(0, limit);
    for (const { _id } of found) messages.update(_id, (m) => blank(m, alias));
    return found.length;
  },

  async reassign({ from, to, limit }) {
    const found = messages.find((m) => m.person === from).slice(0, limit);
    for (const { _id } of found) messages.update(_id, (m) => void (m.person = to));
    return found.length;
  },
});
