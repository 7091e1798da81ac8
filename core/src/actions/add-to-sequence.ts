import { z } from 'zod';
import { sequenceWorkflow } from '../definition/sequence-workflow.js';
import type { Placement } from '../model/abilities/placement.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Add to sequence". */
export const addToSequence = (placement: Placement) =>
  defineAction({
    type: 'add_to_sequence',
    title: 'Add to sequence',
    description: 'Starts the person in a sequence of e-mails.',
    icon: 'list-plus',
    input: z.strictObject({
      sequence: z.string().min(1).meta({ title: 'Sequence', 'x-widget': 'sequence' }),
      again: z.enum(['resume', 'restart']).default('resume').meta({
        title: 'If they were in it before',
        description: 'Resume: they go on where they left off. Restart: they begin anew.',
      }),
    }),
    run: ({ input, effect, person, run }) =>
      placement.add({ workflow: sequenceWorkflow(input.sequence), again: input.again, effect, person, run }),
  });
