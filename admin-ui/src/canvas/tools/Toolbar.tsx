import { isFault, type Issue } from '@whenthen/core/definition';
import { useReactFlow } from '@xyflow/react';
import { useStore } from 'zustand';
import { Icon } from '../../icons/Icon.js';
import type { Drawing } from '../drawing/draw.js';
import { useCanvasParts, useCanvasSettings } from '../state/context.js';
import { WHOLE } from '../view/whole.js';
import { Tool } from './Tool.js';

/** How much is to be fixed; where nothing is, how much there is to know. */
const issuesInWords = (issues: Issue[]): string => {
  const faults = issues.filter(isFault).length;
  const many = faults || issues.length;
  return `${many} ${many === 1 ? 'thing' : 'things'} to ${faults > 0 ? 'fix' : 'know'}`;
};

/** Undo, redo, tidy up, and what still needs attention. */
export const Toolbar = ({
  drawing,
  expanded,
  onExpand,
}: {
  drawing: Drawing;
  expanded: boolean;
  onExpand: () => void;
}) => {
  const { store, commands } = useCanvasParts();
  const { readOnly } = useCanvasSettings();
  const flow = useReactFlow();
  const canUndo = useStore(store.temporal, (t) => t.pastStates.length > 0);
  const canRedo = useStore(store.temporal, (t) => t.futureStates.length > 0);
  const troubled = drawing.nodes.filter((n) => n.data.messages.length > 0).map((n) => n.id);

  const showNext = () => {
    const [current] = store.getState().selectedNodes;
    const next = troubled[(troubled.indexOf(current ?? '') + 1) % troubled.length];
    if (next === undefined) return;
    commands.inspect(next);
    void flow.fitView({ nodes: [{ id: next }], maxZoom: Math.max(flow.getZoom(), 0.8), duration: 250 });
  };
  const tidy = () => {
    commands.tidy();
    requestAnimationFrame(() => void flow.fitView({ ...WHOLE, duration: 250 }));
  };

  return (
    <div className="wt-toolbar" role="toolbar" aria-label="Canvas">
      {!readOnly && (
        <div className="wt-tools">
          <Tool icon="undo" label="Undo" keys="Ctrl+Z" disabled={!canUndo} onClick={commands.undo} />
          <Tool icon="redo" label="Redo" keys="Ctrl+Shift+Z" disabled={!canRedo} onClick={commands.redo} />
          <Tool icon="tidy" label="Tidy up" text="Tidy up" onClick={tidy} />
        </div>
      )}
      <div className="wt-tools">
        <Tool
          icon={expanded ? 'shrink' : 'expand'}
          label={expanded ? 'Leave full size' : 'Full size'}
          onClick={onExpand}
        />
      </div>
      {drawing.issues.length > 0 && (
        <button type="button" className="wt-issue-count" data-testid="wt-issue-count" onClick={showNext}>
          <Icon name="alert" />
          {issuesInWords(drawing.issues)}
        </button>
      )}
    </div>
  );
};
