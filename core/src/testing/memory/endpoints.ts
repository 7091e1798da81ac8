import type { EndpointStore } from '../../model/webhook.js';
import { byText } from './kit/order.js';
import type { Tables } from './kit/tables.js';

export const createMemoryEndpoints = ({ endpoints }: Tables): EndpointStore => ({
  insert: (endpoint) =>
    endpoints.insert(endpoint)
      ? Promise.resolve()
      : Promise.reject(new Error(`There is an endpoint "${endpoint._id}" already.`)),

  get: (id) => Promise.resolve(endpoints.get(id) ?? null),
  all: () => Promise.resolve(endpoints.find().sort(byText((e) => e.name))),

  set: (id, change) => Promise.resolve(endpoints.update(id, (e) => void Object.assign(e, change)) !== undefined),

  remove: (id) => Promise.resolve(endpoints.delete(id)),

  note(id, call, accepted, keep) {
    endpoints.update(id, (endpoint) => {
      endpoint.calls = [...endpoint.calls, call].slice(-keep);
      if (accepted) endpoint.accepted += 1;
    });
    return Promise.resolve();
  },

  noteTurnedAway(id, at) {
    endpoints.update(id, (endpoint) => {
      endpoint.turnedAway += 1;
      endpoint.turnedAwayAt = at;
    });
    return Promise.resolve();
  },
});
