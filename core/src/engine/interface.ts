import { createBackfillApi } from '../backfills/commands.js';
import { createEventQueries } from '../events/queries.js';
import { track } from '../events/track.js';
import { createFormApi } from '../forms/intake.js';
import { senderWords } from '../mail/sender.js';
import { createMessageQueries } from '../messages/queries.js';
import { resolveMessage } from '../messages/resolve.js';
import { changePerson } from '../people/change.js';
import { importPeople } from '../people/import.js';
import { createPeopleQueries } from '../people/queries.js';
import { setSubscription } from '../people/set-subscription.js';
import { createRunQueries } from '../runs/queries.js';
import { createSeen } from '../seen/seen.js';
import { createSegmentCommands } from '../segments/commands.js';
import { createSequenceCommands } from '../sequences/commands.js';
import { createSubscriptionApi } from '../subscriptions/respond.js';
import { createTemplateCommands } from '../templates/publish.js';
import { createTrackingApi } from '../tracking/record.js';
import { createWatermarkApi } from '../watermarks/watermarks.js';
import { createWebhookApi } from '../webhooks/incoming/webhooks.js';
import { addPeople } from '../workflows/add-people.js';
import { createFreezing } from '../workflows/freeze.js';
import { createLeftOut } from '../workflows/left-out.js';
import { createWorkflowCommands } from '../workflows/publish.js';
import { createWorkflowQueries } from '../workflows/queries.js';
import type { Engine } from './api.js';
import type { Assembled } from './assemble.js';

/** What callers may ask of an engine, slice by slice. */
export const createInterface = ({
  calls,
  health,
  links,
  renderer,
}: Pick<Assembled, 'calls' | 'health' | 'links' | 'renderer'>): Omit<Engine, 'start' | 'stop'> => {
  const { store, options, extensions } = calls;
  const { stop, ...freezing } = createFreezing(calls);
  return {
    track: (events) => track(calls, events),
    workflows: {
      ...createWorkflowCommands(calls),
      ...createWorkflowQueries(calls),
      addPeople: (id, people) => addPeople(calls, id, people),
      ...createLeftOut(calls),
      ...freezing,
    },
    sequences: createSequenceCommands(calls),
    backfills: createBackfillApi(calls),
    segments: createSegmentCommands(calls),
    templates: createTemplateCommands(calls, renderer),
    runs: { ...createRunQueries(calls), stop },
    people: {
      ...createPeopleQueries(calls),
      change: (id, change) => changePerson(calls, id, change),
      import: (input) => importPeople(calls, input),
      setSubscription: (id, status, by) => setSubscription(calls, id, status, by),
      fieldNames: () => store.people.fieldNames(),
    },
    messages: {
      ...createMessageQueries(calls),
      resolve: (id, decision) => resolveMessage(calls, id, decision),
    },
    events: createEventQueries(calls),
    subscriptions: createSubscriptionApi(calls, links, senderWords(options.mail?.from, options.postalAddress).sender),
    webhooks: createWebhookApi(calls),
    forms: createFormApi(calls),
    tracking: createTrackingApi(calls),
    watermarks: createWatermarkApi(store),
    catalog: () => extensions.all(),
    seen: createSeen(store),
    health: () => health.report(),
    up: () => health.up(),
  };
};
