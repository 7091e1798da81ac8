import type { Catalog, Condition } from '@whenthen/core/definition';
import { useInspector, type FieldPath, type InspectorContextValue } from '../context/inspector-context.js';
import { SelectField } from '../fields/SelectField.js';
import { RowList } from '../rows/RowList.js';
import { useHeldBack } from '../rows/use-held-back.js';
import {
  choiceOf,
  customTypeOf,
  isGroup,
  isComplete,
  joinConditions,
  newTest,
  kindsAbout,
  testLabels,
  toRows,
  type TestKind,
} from './condition-rows.js';
import { TestFields } from './TestFields.js';

interface ConditionEditorProps {
  name: string;
  /** `undefined` where there is no condition yet. */
  value: Condition | undefined;
  path: FieldPath;
  onChange: (value: Condition) => void;
  /** Called when the last test is removed; without it, the last one stays. */
  onEmpty?: () => void;
}

interface RowProps extends Omit<ConditionEditorProps, 'onEmpty'> {
  value: Condition;
}

type About = InspectorContextValue['about'];

/** The developers' conditions can be asked where people stand: in a step. What already stands elsewhere is shown. */
const customOptions = ({ conditions }: Catalog, test: Condition, inStep: boolean) => [
  ...(inStep ? conditions.map((d) => ({ value: choiceOf({ ...d, kind: 'custom', input: {} }), label: d.title })) : []),
  ...(test.kind === 'custom' && !(inStep && conditions.some((d) => d.type === test.type))
    ? [{ value: choiceOf(test), label: test.type }]
    : []),
];

const optionsFor = (about: About, catalog: Catalog, test: Condition, inStep: boolean) => [
  ...kindsAbout(about).map((kind) => ({ value: kind, label: testLabels[kind] })),
  ...customOptions(catalog, test, inStep),
  { value: 'all', label: 'Group of tests' },
];

const newTestOf = (choice: string, about: About): Condition => {
  const type = customTypeOf(choice);
  if (type !== undefined) return { kind: 'custom', type, input: {} };
  return choice === 'all'
    ? { kind: 'any', of: [newTest('event', about), newTest('has_tag')] }
    : newTest(choice as TestKind, about);
};

const Row = ({ name, value, path, onChange }: RowProps) => {
  const { about, catalog } = useInspector();
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  const negated = shown.kind === 'not';
  const test = negated ? shown.of : shown;
  const set = (next: Condition, not = negated) => change(not ? { kind: 'not', of: next } : next);
  const at = negated ? [...path, 'of'] : path;
  return (
    <div className="wt-condition-row" role="group" aria-label="Test">
      <div className="wt-condition-head">
        <SelectField
          name={`${name}.kind`}
          label="Kind of test"
          quiet
          value={isGroup(test) ? 'all' : choiceOf(test)}
          options={optionsFor(about, catalog, test, path[0] === 'steps')}
          onCommit={(kind) => set(newTestOf(kind, about))}
        />
        <button
          type="button"
          className="wt-not"
          aria-pressed={negated}
          data-testid={`wt-field-${name}.not`}
          title={negated ? 'Has to be false' : 'Has to be true'}
          onClick={() => set(test, !negated)}
        >
          Not
        </button>
      </div>
      {isGroup(test) ? (
        <ConditionEditor name={name} value={test} path={at} onChange={(group) => set(group)} />
      ) : (
        <TestFields name={name} value={test} path={at} onChange={(t) => set(t)} />
      )}
    </div>
  );
};

/** Edits a condition: tests of which all or any have to hold, with groups inside groups. */
export const ConditionEditor = ({ name, value, path, onChange, onEmpty }: ConditionEditorProps) => {
  const { about } = useInspector();
  const { match, of, grouped } = toRows(value);
  const pathOf = (i: number) => (grouped ? [...path, 'of', i] : path);
  const commit = (conditions: Condition[]) =>
    conditions.length > 0 ? onChange(joinConditions(match, conditions)) : onEmpty?.();
  return (
    <div className="wt-conditions">
      {of.length > 1 && (
        <div className="wt-match" role="radiogroup" aria-label="How many of the tests have to hold">
          {(['all', 'any'] as const).map((m) => (
            <button
              key={m}
              type="button"
              role="radio"
              aria-checked={match === m}
              data-testid={`wt-field-${name}.match.${m}`}
              onClick={() => onChange({ kind: m, of })}
            >
              {m === 'all' ? 'All of these' : 'Any of these'}
            </button>
          ))}
        </div>
      )}
      <RowList
        items={of}
        add="Add a test"
        make={() => newTest('event', about)}
        removeLabel="Remove this test"
        least={onEmpty ? 0 : 1}
        onChange={commit}
      >
        {(condition, change, i) => <Row name={`${name}.${i}`} value={condition} path={pathOf(i)} onChange={change} />}
      </RowList>
    </div>
  );
};
