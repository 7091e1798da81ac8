import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../icons/Icon.js';
import { TARGET_HANDLE, type StepFlowNode } from '../drawing/flow-types.js';
import { useCanvasSettings } from '../state/context.js';
import { NodeBranches } from './NodeBranches.js';
import { NodeIssues } from './NodeIssues.js';
import { WaitingBadge } from './WaitingBadge.js';

/** The node of one step. */
export const StepNode = memo(function StepNode({ id, data, selected }: NodeProps<StepFlowNode>) {
  const { readOnly, waitingHref } = useCanvasSettings();
  const { text, icon, tone, waiting, messages, branches } = data;
  return (
    <div
      className={`wt-node wt-tone-${tone}`}
      data-testid={`wt-node-${id}`}
      data-selected={selected || undefined}
      data-issues={messages.length > 0 || undefined}
    >
      <Handle
        id={TARGET_HANDLE}
        type="target"
        position={Position.Top}
        className="wt-handle"
        isConnectable={!readOnly}
      />
      <div className="wt-node-main">
        <span className="wt-node-icon">
          <Icon name={icon} size={18} />
        </span>
        <span className="wt-node-words">
          <span className="wt-node-caption">{text.caption}</span>
          <span className="wt-node-title" data-missing={text.missing || undefined}>
            {text.title}
          </span>
          {text.detail && <span className="wt-node-detail">{text.detail}</span>}
        </span>
      </div>
      {waiting > 0 && <WaitingBadge people={waiting} href={waitingHref?.(id)} />}
      <NodeIssues messages={messages} />
      <NodeBranches node={id} branches={branches} />
    </div>
  );
});
