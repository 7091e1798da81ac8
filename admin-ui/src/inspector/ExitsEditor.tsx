import { exitRule, type ExitRule } from '@whenthen/core/definition';
import { exitLine } from '../graph/trigger-text.js';
import type { FieldPath } from './context.js';
import { EventFields } from './EventFields.js';
import { CheckField } from './fields/CheckField.js';
import { RowList } from './RowList.js';
import { useHeldBack } from './use-held-back.js';

interface ExitRowProps {
  name: string;
  value: ExitRule;
  path: FieldPath;
  onChange: (value: ExitRule) => void;
}

const isComplete = (rule: ExitRule): boolean => exitRule.safeParse(rule).success;

const ExitRow = ({ name, value, path, onChange }: ExitRowProps) => {
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  if (shown.kind !== 'event')
    return <p className="wt-help">{exitLine(shown)}. This can be kept, and edited in a later version.</p>;
  return (
    <>
      <EventFields name={name} value={shown} path={path} placeholder="$purchase" onChange={change} />
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
    add="Leave when an event happens"
    make={(): ExitRule => ({ kind: 'event', name: '', goal: true })}
    removeLabel="Remove this rule"
    onChange={onChange}
  >
    {(item, change, i) => <ExitRow name={`exits.${i}`} value={item} path={['exits', i]} onChange={change} />}
  </RowList>
);
