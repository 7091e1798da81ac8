import { trigger, type Trigger } from '@whenthen/core/definition';
import { useInspector, type FieldPath } from '../context/inspector-context.js';
import { SelectField } from '../fields/SelectField.js';
import { RowList } from '../rows/RowList.js';
import { useHeldBack } from '../rows/use-held-back.js';
import { newTrigger, triggerChoice, triggerOptions } from './trigger-kinds.js';
import { TriggerFields } from './TriggerFields.js';

interface TriggerRowProps {
  name: string;
  value: Trigger;
  path: FieldPath;
  onChange: (value: Trigger) => void;
}

const isComplete = (t: Trigger): boolean => trigger.safeParse(t).success;

const TriggerRow = ({ name, value, path, onChange }: TriggerRowProps) => {
  const { catalog } = useInspector();
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  return (
    <>
      <SelectField
        name={`${name}.kind`}
        label="What starts it"
        quiet
        value={triggerChoice(shown)}
        options={triggerOptions(catalog, shown)}
        onCommit={(choice) => change(newTrigger(choice))}
      />
      <TriggerFields name={name} value={shown} path={path} onChange={change} />
    </>
  );
};

/** What enrols a person: any one of several. */
export const TriggersEditor = ({ value, onChange }: { value: Trigger[]; onChange: (value: Trigger[]) => void }) => (
  <RowList
    items={value}
    add={value.length > 0 ? 'Or when something else happens' : 'When something happens'}
    make={() => newTrigger('event')}
    removeLabel="Remove this trigger"
    onChange={onChange}
  >
    {(item, change, i) => <TriggerRow name={`triggers.${i}`} value={item} path={['triggers', i]} onChange={change} />}
  </RowList>
);
