import { describeTrigger, trigger, type Trigger } from '@whenthen/core/definition';
import type { FieldPath } from './context.js';
import { EventFields } from './EventFields.js';
import { RowList } from './RowList.js';
import { useHeldBack } from './use-held-back.js';

interface TriggerRowProps {
  name: string;
  value: Trigger;
  path: FieldPath;
  onChange: (value: Trigger) => void;
}

const isComplete = (t: Trigger): boolean => trigger.safeParse(t).success;

const TriggerRow = ({ name, value, path, onChange }: TriggerRowProps) => {
  const [shown, change] = useHeldBack(value, isComplete, onChange);
  return shown.kind === 'event' ? (
    <EventFields name={name} value={shown} path={path} placeholder="added_to_cart" onChange={change} />
  ) : (
    <p className="wt-help">{describeTrigger(shown)}. This can be kept, and edited in a later version.</p>
  );
};

/** What enrols a person: any one of several. */
export const TriggersEditor = ({ value, onChange }: { value: Trigger[]; onChange: (value: Trigger[]) => void }) => (
  <RowList
    items={value}
    add={value.length > 0 ? 'Or when another event happens' : 'When an event happens'}
    make={(): Trigger => ({ kind: 'event', name: '' })}
    removeLabel="Remove this trigger"
    onChange={onChange}
  >
    {(item, change, i) => <TriggerRow name={`triggers.${i}`} value={item} path={['triggers', i]} onChange={change} />}
  </RowList>
);
