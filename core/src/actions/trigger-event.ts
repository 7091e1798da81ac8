import { z } from 'zod';
import { jsonObject } from '../definition/json/json.js';
import type { Emit } from '../model/abilities/emit.js';
import { eventName } from '../model/event-input.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Trigger event" over whatever takes events in this process. */
export const triggerEvent = (emit: Emit) =>
  defineAction({
    type: 'trigger_event',
    title: 'Trigger event',
    description: 'Has an event happen to the person, which can start or end other workflows.',
    icon: 'bolt',
    input: z.strictObject({
      name: eventName.meta({
        title: 'Event',
        description: 'In the past tense, as a fact: Became VIP.',
        'x-widget': 'event',
      }),
      properties: jsonObject.default({}).meta({ title: 'Properties', description: 'What the event tells, as JSON.' }),
    }),
    run: ({ input, effect, person, run }) => emit({ ...input, effect, person, run }),
  });
