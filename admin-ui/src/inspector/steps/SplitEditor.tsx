import type { Step } from '@whenthen/core/definition';
import { messageAt } from '../../graph/index.js';
import { useInspector, type FieldPath } from '../context/inspector-context.js';
import { NumberField } from '../fields/NumberField.js';
import { RowList } from '../rows/RowList.js';
import { freshLetter } from './branch-names.js';
import { BranchName } from './BranchName.js';

type SplitStep = Extract<Step, { kind: 'split' }>;

const [LEAST, MOST] = [2, 10];

interface SplitEditorProps {
  step: SplitStep;
  path: FieldPath;
  onChange: (step: SplitStep) => void;
}

/** The branches of a random split, and the share of people that each gets. */
export const SplitEditor = ({ step, path, onChange }: SplitEditorProps) => {
  const { issues } = useInspector();
  const names = step.branches.map((b) => b.name);
  const total = step.branches.reduce((sum, b) => sum + b.weight, 0);
  return (
    <>
      <p className="wt-help">Each person is drawn at random, and gets the same branch every time they come by.</p>
      <RowList
        items={step.branches}
        add="Add a branch"
        make={() => ({ name: freshLetter(names), weight: total / step.branches.length, next: null })}
        removeLabel="Remove this branch"
        least={LEAST}
        most={MOST}
        onChange={(branches) => onChange({ ...step, branches })}
      >
        {(item, change, i) => (
          <div className="wt-pair">
            <BranchName
              name={`branches.${i}.name`}
              value={item.name}
              others={names.filter((_, other) => other !== i)}
              message={messageAt(issues, [...path, 'branches', i, 'name'])}
              onCommit={(name) => change({ ...item, name })}
            />
            <NumberField
              name={`branches.${i}.weight`}
              label="Share"
              help={i < names.length ? `${Math.round((100 * item.weight) / total)} % of people` : undefined}
              value={item.weight}
              min={0.001}
              max={1_000}
              keepFilled
              message={messageAt(issues, [...path, 'branches', i, 'weight'])}
              onCommit={(weight) => change({ ...item, weight: weight ?? item.weight })}
            />
          </div>
        )}
      </RowList>
    </>
  );
};
