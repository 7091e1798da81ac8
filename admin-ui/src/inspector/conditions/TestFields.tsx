import {
  consentStandings,
  describeCondition,
  type ConsentStanding,
  type Condition,
  type EventCondition,
  type Since,
} from '@whenthen/core/definition';
import { useInspector, useMessage, type FieldPath } from '../context/inspector-context.js';
import { EventFields } from '../events/EventFields.js';
import { DurationField } from '../fields/DurationField.js';
import { NumberField } from '../fields/NumberField.js';
import { PickField } from '../fields/PickField.js';
import { SelectField } from '../fields/SelectField.js';
import { NameField } from '../names/NameField.js';
import { CustomFields } from '../schema/CustomFields.js';
import { Comparison } from '../values/Comparison.js';
import { AnswerTest } from './AnswerTest.js';
import { EmailTest } from './EmailTest.js';

interface TestFieldsProps<T extends Condition = Condition> {
  name: string;
  value: T;
  path: FieldPath;
  onChange: (value: Condition) => void;
}

/** What tells how a cart is. */
const CART_EVENTS = ['cart.updated', 'added_to_cart'];

const sinceOptions = [
  { value: 'entry', label: 'since entering' },
  { value: 'last', label: 'in the last…' },
  { value: 'ever', label: 'ever' },
];
const standingLabels: Record<ConsentStanding, string> = {
  subscribed: 'have agreed',
  unsubscribed: 'do not want any',
  pending: 'have not confirmed yet',
  never_asked: 'were never asked',
};

const sinceOf = (choice: string): Since =>
  choice === 'last' ? { last: { amount: 30, unit: 'days' } } : choice === 'ever' ? 'ever' : 'entry';

const EventTest = ({ name, value, path, onChange }: TestFieldsProps<EventCondition>) => {
  const { about } = useInspector();
  const message = useMessage([...path, 'since']);
  const asked = typeof value.since === 'string' ? value.since : 'last';
  return (
    <>
      <EventFields name={name} value={value} path={path} onChange={onChange} />
      <div className="wt-pair">
        <NumberField
          name={`${name}.atLeast`}
          label="At least (times)"
          value={value.atLeast}
          min={1}
          whole
          keepFilled
          onCommit={(atLeast) => onChange({ ...value, atLeast: atLeast ?? 1 })}
        />
        <SelectField
          name={`${name}.since`}
          label="Since"
          message={message}
          value={asked}
          options={sinceOptions.filter((o) => about === 'run' || o.value !== 'entry' || asked === 'entry')}
          onCommit={(choice) => onChange({ ...value, since: sinceOf(choice) })}
        />
      </div>
      {typeof value.since === 'object' && (
        <DurationField
          prefix={`${name}.last.`}
          label="In the last"
          value={value.since.last}
          path={[...path, 'since', 'last']}
          onCommit={(last) => onChange({ ...value, since: { last } })}
        />
      )}
    </>
  );
};

/** The settings of one test, by its kind. What only code makes, such as “not” within “not”, is said in words. */
export const TestFields = ({ name, value, path, onChange }: TestFieldsProps) => {
  const { catalog, startedBy } = useInspector();
  switch (value.kind) {
    case 'event':
      return <EventTest name={name} value={value} path={path} onChange={onChange} />;
    case 'has_tag':
      return (
        <NameField
          kind="tag"
          name={`${name}.tag`}
          label="Tag"
          keepFilled
          placeholder="Choose a tag"
          value={value.tag}
          onCommit={(tag) => onChange({ ...value, tag })}
        />
      );
    case 'field':
      return (
        <>
          <NameField
            kind="field"
            name={`${name}.field`}
            label="Field of the person"
            keepFilled
            placeholder="Choose a field"
            value={value.field}
            onCommit={(field) => onChange({ ...value, field })}
          />
          <Comparison
            name={name}
            value={value}
            path={path}
            onChange={(c) => onChange({ kind: 'field', field: value.field, ...c })}
          />
        </>
      );
    case 'trigger_property':
    case 'cart':
      return (
        <>
          <NameField
            kind="property"
            of={value.kind === 'cart' ? CART_EVENTS : startedBy}
            name={`${name}.property`}
            label={value.kind === 'cart' ? 'Property of the cart' : 'Property of the trigger'}
            help={
              value.kind === 'cart'
                ? 'As the cart is at that time: its number of items is 0 once it was emptied.'
                : undefined
            }
            keepFilled
            placeholder="Choose a property"
            value={value.property}
            onCommit={(property) => onChange({ ...value, property })}
          />
          <Comparison
            name={name}
            value={value}
            path={path}
            onChange={(c) => onChange({ kind: value.kind, property: value.property, ...c })}
          />
        </>
      );
    case 'in_segment':
      return (
        <PickField
          kind="segment"
          name={`${name}.segment`}
          value={value.segment}
          path={[...path, 'segment']}
          onCommit={(segment) => onChange({ ...value, segment })}
        />
      );
    case 'consent':
      return (
        <>
          <PickField
            kind="topic"
            name={`${name}.topic`}
            value={value.topic}
            path={[...path, 'topic']}
            onCommit={(topic) => onChange({ ...value, topic })}
          />
          <SelectField
            name={`${name}.state`}
            label="They"
            value={value.state}
            options={consentStandings.map((state) => ({ value: state, label: standingLabels[state] }))}
            onCommit={(state) => onChange({ ...value, state: state as ConsentStanding })}
          />
        </>
      );
    case 'email':
      return <EmailTest name={name} value={value} path={path} onChange={onChange} />;
    case 'answer':
      return <AnswerTest name={name} value={value} path={path} onChange={onChange} />;
    case 'custom':
      return (
        <CustomFields what="condition" value={value} path={path} onChange={(input) => onChange({ ...value, input })} />
      );
    default:
      return (
        <p className="wt-help">{describeCondition(value, { catalog })}. It was made in code, and stays as it is.</p>
      );
  }
};
