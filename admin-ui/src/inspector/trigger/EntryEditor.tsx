import { DEFAULT_MAX_AGE, type Condition, type Reentry } from '@whenthen/core/definition';
import type { TriggerPart } from '../../graph/index.js';
import { ConditionEditor } from '../conditions/ConditionEditor.js';
import { useInspector } from '../context/inspector-context.js';
import { DurationField } from '../fields/DurationField.js';
import { SelectField } from '../fields/SelectField.js';
import { NameField } from '../names/NameField.js';

type Entry = TriggerPart['entry'];

const options = [
  { value: 'once', label: 'Only once' },
  { value: 'always', label: 'Every time' },
  { value: 'after', label: 'Again after some time' },
];
const reentryOf = (kind: string): Reentry =>
  kind === 'after' ? { kind, duration: { amount: 30, unit: 'days' } } : { kind: kind === 'always' ? 'always' : 'once' };

/** Who may enter, and how often. */
export const EntryEditor = ({ value, onChange }: { value: Entry; onChange: (value: Entry) => void }) => {
  const { startedBy } = useInspector();
  const setFilter = (filter: Condition | undefined) => {
    const { filter: _before, ...rest } = value;
    onChange(filter ? { ...rest, filter } : rest);
  };
  const setKey = (instanceKey: string) => {
    const { instanceKey: _before, ...rest } = value;
    onChange(instanceKey ? { ...rest, instanceKey } : rest);
  };
  return (
    <>
      <SelectField
        name="reentry"
        label="A person may enter"
        value={value.reentry.kind}
        options={options}
        onCommit={(kind) => onChange({ ...value, reentry: reentryOf(kind) })}
      />
      {value.reentry.kind === 'after' && (
        <DurationField
          prefix="reentry."
          label="Again after"
          value={value.reentry.duration}
          path={['entry', 'reentry', 'duration']}
          onCommit={(duration) => onChange({ ...value, reentry: { kind: 'after', duration } })}
        />
      )}
      <NameField
        kind="property"
        of={startedBy}
        name="instanceKey"
        label="For each"
        placeholder="Person"
        help="A property of the trigger’s event: with “Cart” the rule holds for each cart, and every cart has a run of its own."
        value={value.instanceKey ?? ''}
        onCommit={setKey}
      />
      <DurationField
        prefix="maxAge."
        label="What happened may be this old"
        value={value.maxAge ?? DEFAULT_MAX_AGE}
        path={['entry', 'maxAge']}
        onCommit={(maxAge) => onChange({ ...value, maxAge })}
      />
      <p className="wt-help">
        After an outage, what is older has nobody enter, and an e-mail that is later than this is not sent. The page of
        the people inside offers to start them all the same.
      </p>
      <div className="wt-field" role="group" aria-label="Only people who">
        <span className="wt-label">Only people who</span>
        <ConditionEditor
          name="filter"
          value={value.filter}
          path={['entry', 'filter']}
          onChange={setFilter}
          onEmpty={() => setFilter(undefined)}
        />
      </div>
    </>
  );
};
