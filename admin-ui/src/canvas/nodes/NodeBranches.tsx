import { Handle, Position } from '@xyflow/react';
import type { NodeBranch } from '../drawing/flow-types.js';
import { useCanvasSettings } from '../state/context.js';
import { PlusButton } from './PlusButton.js';

const tone = (branch: string): string =>
  branch === 'yes' || branch === 'received' ? 'yes' : branch === 'no' ? 'no' : 'other';

/** The ways out of a node: labels where there are several, a handle each, and the ghost "+" on those still open. */
export const NodeBranches = ({ node, branches }: { node: string; branches: NodeBranch[] }) => {
  const { readOnly } = useCanvasSettings();
  const left = (i: number) => `${((i + 0.5) / branches.length) * 100}%`;
  return (
    <>
      {branches.length > 1 && (
        <div className="wt-node-branches">
          {branches.map((b) => (
            <span key={b.branch} className={`wt-branch wt-branch-${tone(b.branch)}`}>
              {b.label}
            </span>
          ))}
        </div>
      )}
      {branches.map((b, i) => (
        <Handle
          key={b.branch}
          id={b.branch}
          type="source"
          position={Position.Bottom}
          className="wt-handle"
          style={{ left: left(i) }}
          isConnectable={!readOnly}
        />
      ))}
      {branches.map(
        (b, i) =>
          b.open && (
            <div key={b.branch} className="wt-ghost" style={{ left: left(i) }} data-readonly={readOnly || undefined}>
              {readOnly ? (
                <span className="wt-ghost-end">End</span>
              ) : (
                <PlusButton
                  source={node}
                  branch={b.branch}
                  label={b.label ? `Add a step after “${b.label}”` : 'Add a step'}
                />
              )}
            </div>
          ),
      )}
    </>
  );
};
