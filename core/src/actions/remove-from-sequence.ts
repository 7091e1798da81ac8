import { z } from 'zod';
import { sequenceWorkflow } from '../definition/sequence-workflow.js';
import type { Placement } from '../model/abilities/placement.js';
import { defineAction } from '../extensions/define-action.js';

/** The action "Remove from sequence". */
export const removeFromSequence = (placement: Placement) =>
  defineAction({
    type: 'remove_from_sequence',
    title: 'Remove from sequence',
    description: 'Takes the person out of a sequence of e-mails.',
    icon: 'list-minus',
    input: z.strictObject({ sequence: z.string().min(1).meta({ title: 'Sequence', 'x-widget': 'sequence' }) }),
    run: ({ input, effect, person, run }) =>
      placement.remove({ workflow: sequenceWorkflow(input.sequence), effect, person, run }),
  });
