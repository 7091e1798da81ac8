import { exitRule, type ExitRule } from '@whenthen/core/definition';
import { exitLine } from '../../graph/trigger-text.js';
import { newTest } from '../conditions/condition-rows.js';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import type { FieldPath } from '../context/inspector-context.js';
import { EventFields } from '../events/EventFields.js';
import { CheckField } from '../fields/CheckField.js';
import { SelectField } from '../fields/SelectField.js';
import { RowList } from '../rows/RowList.js';
import { useHeldBack } from '../rows/use-held-back.js';

interface ExitRowProps<T extends ExitRule = ExitRule> {
  name: string;
  value: T;
  path: FieldPath;
  onChange: (value: T) => void;
}

const isComplete = (rule: ExitRule): boolean => exitRule.safeParse(rule).success;

const options = [
  { value: 'event', label: 'An event happens' },
  { value: 'condition', label: 'A condition becomes true' },
];

const fresh = (kind: string): ExitRule =>
  kind === 'condition' ? { kind, if: newTest('has_tag'), goal: true } : { kind: 'event', name: '', goal: true };

const Fields = ({ name, value, path, onChange }: ExitRowProps<Exclude<ExitRule, { kind: 'unsubscribed' }>>) =>
  value.kind === 'event' ? (
    <EventFields name={name} value={value} path={path} onChange={onChange} />
  ) : (
    <ConditionEditor
      name={`${name}.if`}
      value={value.if}
      path={[...path, 'if']}
      onChange={(condition) => onChange({ ...value, if: condition })}
    />
  );

const ExitRow = ({ name, value, path, onChange }: ExitRowProps) => {
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  if (shown.kind === 'unsubscribed') return <p className="wt-help">{exitLine(shown)}.</p>;
  return (
    <>
      <SelectField
        name={`${name}.kind`}
        label="What ends it"
        quiet
        value={shown.kind}
        options={options}
        onCommit={(kind) => change(fresh(kind))}
      />
      <Fields name={name} value={shown} path={path} onChange={change} />
      <CheckField
        name={`${name}.goal`}
        label="This is the goal"
        help="Leaving this way is counted as a success."
        value={shown.goal}
        onCommit={(goal) => change({ ...shown, goal })}
      />
    </>
  );
};

/** What ends a run early, at any time, also in the middle of a wait. */
export const ExitsEditor = ({ value, onChange }: { value: ExitRule[]; onChange: (value: ExitRule[]) => void }) => (
  <RowList
    items={value}
    add="Leave when something happens"
    make={() => fresh('event')}
    removeLabel="Remove this rule"
    onChange={onChange}
  >
    {(item, change, i) => <ExitRow name={`exits.${i}`} value={item} path={['exits', i]} onChange={change} />}
  </RowList>
);
