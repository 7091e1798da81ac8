import { triggerEvent, type Issue, type WorkflowDefinition } from '@whenthen/core/definition';
import { useMemo } from 'react';
import type { CanvasCommands } from '../canvas/state/commands.js';
import type { CanvasSettings } from '../canvas/state/settings.js';
import type { GraphNode } from '../graph/index.js';
import { InspectorContext, type InspectorContextValue } from './context/inspector-context.js';
import { answeringSteps, emailsOf } from './context/own-steps.js';
import { wordsUsed } from './context/words-used.js';
import { InspectorHead } from './InspectorHead.js';
import { NextSteps } from './NextSteps.js';
import { StepPanel } from './steps/StepPanel.js';
import { TriggerPanel } from './trigger/TriggerPanel.js';

export interface InspectorProps {
  node: GraphNode;
  definition: WorkflowDefinition;
  /** Those of this node. */
  issues: Issue[];
  settings: CanvasSettings;
  commands: Pick<CanvasCommands, 'setStep' | 'setDefinition' | 'remove' | 'copy' | 'paste' | 'connect' | 'openMenu'>;
  typing: InspectorContextValue['typing'];
  onClose: () => void;
}

/** Settings that have fields of their own, which show what is wrong with them. */
const withFields = ['input', 'if', 'delay'];
const belongsToField = ({ path }: Issue): boolean =>
  path.at(-1) !== 'kind' &&
  (path[0] === 'steps' ? withFields.includes(String(path[2])) && path.length > 3 : path.length > 2);

/** The side panel with the settings of the selected node. Every change applies at once. */
export const Inspector = ({ node, definition, issues, settings, commands, typing, onClose }: InspectorProps) => {
  const context = useMemo(
    (): InspectorContextValue => ({
      issues,
      catalog: settings.catalog,
      things: settings.things,
      templateHref: settings.templateHref,
      onOpenTemplate: settings.onOpenTemplate,
      seen: settings.seen,
      used: wordsUsed(definition),
      startedBy: definition.triggers.flatMap((t) => triggerEvent(t, '')?.name ?? []),
      emails: emailsOf(definition, settings),
      answering: answeringSteps(definition, settings),
      webhooks: settings.webhooks,
      about: 'run',
      typing,
    }),
    [issues, definition, settings, typing],
  );
  const general = [...new Set(issues.filter((issue) => !belongsToField(issue)).map((issue) => issue.message))];
  return (
    <InspectorContext.Provider value={context}>
      <aside className="wt-inspector" data-testid="wt-inspector" data-node={node.id} aria-label="Settings">
        <InspectorHead node={node} settings={settings} onClose={onClose} />
        <fieldset className="wt-inspector-body" disabled={settings.readOnly}>
          {general.length > 0 && (
            <ul className="wt-issues" aria-label="To fix">
              {general.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
          {'step' in node ? (
            <StepPanel id={node.id} step={node.step} settings={settings} commands={commands}>
              <NextSteps node={node.id} definition={definition} settings={settings} commands={commands} />
            </StepPanel>
          ) : (
            <>
              <TriggerPanel definition={definition} onChange={commands.setDefinition} />
              <NextSteps node={node.id} definition={definition} settings={settings} commands={commands} />
            </>
          )}
        </fieldset>
      </aside>
    </InspectorContext.Provider>
  );
};
