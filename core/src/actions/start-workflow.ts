import { z } from 'zod';
import type { Placement } from '../model/abilities/placement.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Start workflow". */
export const startWorkflow = (placement: Placement) =>
  defineAction({
    type: 'start_workflow',
    title: 'Start workflow',
    description: 'Adds the person to another workflow, which needs the trigger “Somebody adds them by hand”.',
    icon: 'play',
    input: z.strictObject({ workflow: z.string().min(1).meta({ title: 'Workflow', 'x-widget': 'workflow' }) }),
    run: ({ input, effect, person, run }) => placement.add({ ...input, effect, person, run }),
  });
