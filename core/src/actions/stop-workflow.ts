import { z } from 'zod';
import type { Placement } from '../model/abilities/placement.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Stop workflow". */
export const stopWorkflow = (placement: Placement) =>
  defineAction({
    type: 'stop_workflow',
    title: 'Stop workflow',
    description: 'Takes the person out of another workflow, wherever they are in it.',
    icon: 'stop',
    input: z.strictObject({ workflow: z.string().min(1).meta({ title: 'Workflow', 'x-widget': 'workflow' }) }),
    run: ({ input, effect, person, run }) => placement.remove({ ...input, effect, person, run }),
  });
