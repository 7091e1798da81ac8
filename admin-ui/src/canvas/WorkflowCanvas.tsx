'use client';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { CanvasValue } from '../graph/index.js';
import { CannotDraw } from './CannotDraw.js';
import { CanvasBody } from './CanvasBody.js';
import type { WorkflowCanvasProps } from './props.js';
import { createCommands } from './state/commands.js';
import { CanvasPartsContext, CanvasSettingsContext } from './state/context.js';
import { nameIn } from './state/name-in.js';
import { createOutside } from './state/outside.js';
import { readCanvasValue } from './state/read-value.js';
import type { CanvasSettings, Things } from './state/settings.js';
import { createCanvasStore } from './state/store.js';
import { createTyping } from './state/typing.js';

const createParts = (value: CanvasValue) => {
  const store = createCanvasStore(value);
  return { store, commands: createCommands(store), typing: createTyping(store), outside: createOutside(store) };
};

const NO_THINGS: Things = {};

/**
 * Draws a workflow and, unless `readOnly`, edits it. Controlled by `value` and `onChange`; needs the package's
 * `styles.css` on the page. Each canvas has its own undo history.
 */
export const WorkflowCanvas = (props: WorkflowCanvasProps) => {
  const { value: raw, onChange, readOnly = false, catalog, things = NO_THINGS } = props;
  const { templateHref, onOpenTemplate, seen, waitingHref, webhooks } = props;
  const read = useMemo(() => readCanvasValue(raw), [raw]);
  const [parts] = useState(() => createParts(read.value));

  useEffect(() => (onChange ? parts.outside.report(onChange) : undefined), [parts, onChange]);
  useEffect(() => {
    if (!read.problem) parts.outside.accept(read.value);
  }, [parts, read]);

  const settings = useMemo(
    (): CanvasSettings => ({
      readOnly,
      catalog,
      things,
      nameOf: nameIn(things),
      templateHref,
      onOpenTemplate,
      seen,
      waitingHref,
      webhooks,
    }),
    [readOnly, catalog, things, templateHref, onOpenTemplate, seen, waitingHref, webhooks],
  );

  if (read.problem)
    return <CannotDraw problem={read.problem} {...(readOnly || !onChange ? {} : { onStartAnew: onChange })} />;
  return (
    <CanvasPartsContext.Provider value={parts}>
      <CanvasSettingsContext.Provider value={settings}>
        <ReactFlowProvider>
          <CanvasBody {...props} />
        </ReactFlowProvider>
      </CanvasSettingsContext.Provider>
    </CanvasPartsContext.Provider>
  );
};
