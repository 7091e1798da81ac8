'use client';
import {
  criteriaIssues,
  emptyCatalog,
  emptyDefinition,
  type Condition,
  type WorkflowDefinition,
} from '@whenthen/core/definition';
import { useId, useMemo } from 'react';
import type { Suggestions } from '../canvas/props.js';
import { ConditionEditor } from '../inspector/ConditionEditor.js';
import { InspectorContext, type InspectorContextValue } from '../inspector/context.js';
import { SuggestionLists } from '../inspector/SuggestionLists.js';

/** Props of {@link CriteriaEditor}. */
export interface CriteriaEditorProps {
  /** `null` and `undefined` where nothing is asked yet. */
  value: Condition | null | undefined;
  onChange: (value: Condition) => void;
  readOnly?: boolean;
  suggestions?: Suggestions;
}

const NO_SUGGESTIONS: Suggestions = {};
const typing = { begin: () => undefined, end: () => undefined };

/** Edits the criteria of a segment: the tests of the canvas, without those that need a run. Needs `styles.css`. */
export const CriteriaEditor = ({
  value,
  onChange,
  readOnly = false,
  suggestions = NO_SUGGESTIONS,
}: CriteriaEditorProps) => {
  const listId = useId();
  const context = useMemo(
    (): InspectorContextValue => ({
      issues: value ? criteriaIssues(value) : [],
      catalog: emptyCatalog,
      things: {},
      templateHref: undefined,
      onOpenTemplate: undefined,
      suggestions,
      emails: [],
      answering: [],
      about: 'person',
      listId,
      typing,
    }),
    [value, suggestions, listId],
  );
  // Where the lists of suggestions look for words that are used already.
  const definition = useMemo(
    (): WorkflowDefinition => ({
      ...emptyDefinition(),
      entry: { reentry: { kind: 'once' }, ...(value && { filter: value }) },
    }),
    [value],
  );
  return (
    <InspectorContext.Provider value={context}>
      <div className="wt-root wt-criteria" data-testid="wt-criteria">
        <fieldset className="wt-criteria-body" disabled={readOnly}>
          <ConditionEditor name="criteria" value={value ?? undefined} path={['criteria']} onChange={onChange} />
        </fieldset>
        <SuggestionLists definition={definition} />
      </div>
    </InspectorContext.Provider>
  );
};
