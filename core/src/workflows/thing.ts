import { sequenceOf } from '../definition/sequence-workflow.js';
import type { AuditThing } from '../model/operation/audit.js';

/** A workflow as the audit log names it; the one that a sequence runs as is that sequence. */
export const workflowThing = (id: string): AuditThing => {
  const sequence = sequenceOf(id);
  return sequence === undefined ? { kind: 'workflow', id } : { kind: 'sequence', id: sequence };
};
