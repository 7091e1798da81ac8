import { addTag } from '../actions/add-tag.js';
import { addToSequence } from '../actions/add-to-sequence.js';
import { removeFromSequence } from '../actions/remove-from-sequence.js';
import { removeTag } from '../actions/remove-tag.js';
import { sendWebhook } from '../actions/send-webhook.js';
import { setField } from '../actions/set-field.js';
import { startWorkflow } from '../actions/start-workflow.js';
import { stopWorkflow } from '../actions/stop-workflow.js';
import { triggerEvent } from '../actions/trigger-event.js';
import type { Action } from '../extensions/define-action.js';
import type { Emit } from '../model/abilities/emit.js';
import type { WorkflowName } from '../model/abilities/names.js';
import type { SecretOf } from '../model/abilities/secrets.js';
import type { Placement } from '../model/abilities/placement.js';
import type { TellLane } from '../model/abilities/lanes.js';
import type { PostWebhook } from '../webhooks/outgoing/post-port.js';

/** Actions that change the person and nothing else: `decide` carries them out. */
export const changingActions: readonly Action[] = [addTag, removeTag, setField];

interface Abilities {
  emit: Emit;
  post: PostWebhook;
  /** Told how the hosts are that webhooks go to. */
  tell: TellLane;
  nameOf: WorkflowName;
  placement: Placement;
  secretOf: SecretOf;
}

/** The actions that come with the engine, beside those that change a person and those that send e-mail. */
export const builtInActions = ({ emit, post, tell, nameOf, placement, secretOf }: Abilities): Action[] => [
  triggerEvent(emit),
  sendWebhook({ post, tell, workflowName: nameOf, secretOf }),
  ...[addToSequence, removeFromSequence, startWorkflow, stopWorkflow].map((make) => make(placement)),
];
