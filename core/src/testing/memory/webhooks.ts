import type { WebhookStore } from '../../model/webhook.js';
import { byText } from './kit/order.js';
import type { Tables } from './kit/tables.js';

export const createMemoryWebhooks = ({ webhooks }: Tables): WebhookStore => ({
  insert: (webhook) =>
    webhooks.insert(webhook)
      ? Promise.resolve()
      : Promise.reject(new Error(`There is a webhook "${webhook._id}" already.`)),

  get: (id) => Promise.resolve(webhooks.get(id) ?? null),
  all: () => Promise.resolve(webhooks.find().sort(byText((e) => e.name))),

  set: (id, change) => Promise.resolve(webhooks.update(id, (e) => void Object.assign(e, change)) !== undefined),

  remove: (id) => Promise.resolve(webhooks.delete(id)),

  note(id, call, accepted, keep) {
    webhooks.update(id, (webhook) => {
      webhook.calls = [...webhook.calls, call].slice(-keep);
      if (accepted) webhook.accepted += 1;
    });
    return Promise.resolve();
  },

  forgetCalls(id, { emails, bodies }) {
    webhooks.update(id, (webhook) => {
      webhook.calls = webhook.calls.filter(({ email = '', body }) => !emails.includes(email) && !bodies.includes(body));
    });
    return Promise.resolve();
  },

  noteTurnedAway(id, at) {
    webhooks.update(id, (webhook) => {
      webhook.turnedAway += 1;
      webhook.turnedAwayAt = at;
    });
    return Promise.resolve();
  },
});
