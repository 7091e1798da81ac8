import type { Condition, Step } from '@whenthen/core/definition';
import { messageAt } from '../../graph/index.js';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { useInspector, type FieldPath } from '../context/inspector-context.js';
import { RowList } from '../rows/RowList.js';
import { freshName } from './branch-names.js';
import { BranchName } from './BranchName.js';

type SwitchStep = Extract<Step, { kind: 'switch' }>;

const MOST = 30;
const purchased: Condition = { kind: 'event', name: '$purchase', atLeast: 1, since: 'entry' };

interface SwitchEditorProps {
  step: SwitchStep;
  path: FieldPath;
  onChange: (step: SwitchStep) => void;
}

/** The cases of a switch, in the order in which they are tried. */
export const SwitchEditor = ({ step, path, onChange }: SwitchEditorProps) => {
  const { issues } = useInspector();
  const names = step.cases.map((c) => c.name);
  return (
    <>
      <p className="wt-help">People go on by the first case that is true, and by “otherwise” when none is.</p>
      <RowList
        items={step.cases}
        add="Add a case"
        make={() => ({ name: freshName('Case', names), if: purchased, next: null })}
        removeLabel="Remove this case"
        least={1}
        most={MOST}
        onChange={(cases) => onChange({ ...step, cases })}
      >
        {(item, change, i) => (
          <>
            <BranchName
              name={`cases.${i}.name`}
              value={item.name}
              others={['otherwise', ...names.filter((_, other) => other !== i)]}
              message={messageAt(issues, [...path, 'cases', i, 'name'])}
              onCommit={(name) => change({ ...item, name })}
            />
            <ConditionEditor
              name={`cases.${i}.if`}
              value={item.if}
              path={[...path, 'cases', i, 'if']}
              onChange={(condition) => change({ ...item, if: condition })}
            />
          </>
        )}
      </RowList>
    </>
  );
};
