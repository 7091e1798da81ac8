import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Icon } from '../../icons/Icon.js';
import type { TriggerFlowNode } from '../drawing/flow-types.js';
import { NodeBranches } from './NodeBranches.js';
import { NodeIssues } from './NodeIssues.js';

/** The node that everything starts at: what enrols, how often, and what ends a run early. */
export const TriggerNode = memo(function TriggerNode({ id, data, selected }: NodeProps<TriggerFlowNode>) {
  const { text, messages, branches } = data;
  return (
    <div
      className="wt-node wt-node-trigger wt-tone-trigger"
      data-testid="wt-node-trigger"
      data-selected={selected || undefined}
      data-issues={messages.length > 0 || undefined}
    >
      <div className="wt-node-main">
        <span className="wt-node-icon">
          <Icon name="bolt" size={18} />
        </span>
        <span className="wt-node-words">
          <span className="wt-node-caption">When</span>
          {text.triggers.length === 0 && (
            <span className="wt-node-title" data-missing>
              Choose what starts it
            </span>
          )}
          {text.triggers.map((line, i) => (
            <span key={line} className="wt-node-title">
              {i > 0 && <span className="wt-node-or">or </span>}
              {line}
            </span>
          ))}
          <span className="wt-node-detail">{text.entry}</span>
        </span>
      </div>
      {text.exits.length > 0 && (
        <ul className="wt-node-exits" aria-label="Leaves early when">
          {text.exits.map((exit) => (
            <li key={exit.text} data-goal={exit.goal || undefined}>
              <Icon name={exit.goal ? 'flag' : 'exit'} size={13} />
              <span>
                <b>{exit.goal ? 'Goal' : 'Exit'}</b> {exit.text}
              </span>
            </li>
          ))}
        </ul>
      )}
      <NodeIssues messages={messages} />
      <NodeBranches node={id} branches={branches} />
    </div>
  );
});
