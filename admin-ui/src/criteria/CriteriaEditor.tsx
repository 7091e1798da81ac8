'use client';
import {
  criteriaIssues,
  emptyCatalog,
  emptyDefinition,
  emptyVocabulary,
  type Condition,
  type Seen,
  type Vocabulary,
} from '@whenthen/core/definition';
import { useMemo } from 'react';
import { ConditionEditor } from '../inspector/conditions/ConditionEditor.js';
import { InspectorContext, type InspectorContextValue } from '../inspector/context/inspector-context.js';
import { wordsUsed } from '../inspector/context/words-used.js';

/** Props of {@link CriteriaEditor}. */
export interface CriteriaEditorProps {
  /** `null` and `undefined` where nothing is asked yet. */
  value: Condition | null | undefined;
  onChange: (value: Condition) => void;
  readOnly?: boolean;
  /** What came in so far, to choose from. */
  seen?: Seen | undefined;
  /** What the developers call events, fields and properties. */
  vocabulary?: Vocabulary | undefined;
}

const typing = { begin: () => undefined, end: () => undefined };

/** Edits the criteria of a segment: the tests of the canvas, without those that need a run. Needs `styles.css`. */
export const CriteriaEditor = ({
  value,
  onChange,
  readOnly = false,
  seen,
  vocabulary = emptyVocabulary,
}: CriteriaEditorProps) => {
  const context = useMemo(
    (): InspectorContextValue => ({
      issues: value ? criteriaIssues(value) : [],
      catalog: { ...emptyCatalog, vocabulary },
      things: {},
      templateHref: undefined,
      onOpenTemplate: undefined,
      seen,
      used: wordsUsed({ ...emptyDefinition(), entry: { reentry: { kind: 'once' }, ...(value && { filter: value }) } }),
      startedBy: [],
      emails: [],
      answering: [],
      webhooks: undefined,
      about: 'person',
      typing,
    }),
    [value, seen, vocabulary],
  );
  return (
    <InspectorContext.Provider value={context}>
      <div className="wt-root wt-criteria" data-testid="wt-criteria">
        <fieldset className="wt-criteria-body" disabled={readOnly}>
          <ConditionEditor name="criteria" value={value ?? undefined} path={['criteria']} onChange={onChange} />
        </fieldset>
      </div>
    </InspectorContext.Provider>
  );
};
