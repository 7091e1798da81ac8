import type { Trigger } from '@whenthen/core/definition';
import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { EventFields } from '../events/EventFields.js';
import { PropertyTests } from '../events/PropertyTests.js';
import { CheckField } from '../fields/CheckField.js';
import { OffsetFields } from '../fields/OffsetFields.js';
import { PickField } from '../fields/PickField.js';
import { NameField } from '../names/NameField.js';
import type { NameKind } from '../names/offers.js';
import { CustomFields } from '../schema/CustomFields.js';
import { ScheduleFields } from './ScheduleFields.js';

interface TriggerFieldsProps<T extends Trigger = Trigger> {
  name: string;
  value: T;
  path: FieldPath;
  onChange: (value: T) => void;
}

interface WordProps {
  name: string;
  label: string;
  help?: string;
  kind: NameKind;
  value: string;
  path: FieldPath;
  onCommit: (value: string) => void;
}

/** The event that a webhook's call is. */
const WEBHOOK = ['$webhook_received'];

const Word = ({ path, ...field }: WordProps) => (
  <NameField keepFilled placeholder={`Choose a ${field.kind}`} message={useMessage(path)} {...field} />
);

const WebhookFields = ({ name, value, path, onChange }: TriggerFieldsProps<Extract<Trigger, { kind: 'webhook' }>>) => (
  <>
    <PickField
      kind="webhook"
      name={`${name}.endpoint`}
      help="Make webhooks, and say what their calls mean, under Webhooks."
      value={value.endpoint}
      path={[...path, 'endpoint']}
      onCommit={(endpoint) => onChange({ ...value, endpoint })}
    />
    <PropertyTests
      name={name}
      of={WEBHOOK}
      value={value.where}
      path={path}
      onChange={(where) => onChange({ kind: value.kind, endpoint: value.endpoint, ...(where ? { where } : {}) })}
    />
  </>
);

const DateFields = ({
  name,
  value,
  path,
  onChange,
}: TriggerFieldsProps<Extract<Trigger, { kind: 'date_reached' }>>) => {
  const { kind, field, yearly } = value;
  return (
    <>
      <Word
        name={`${name}.field`}
        label="Field"
        help="A date, such as 2026-12-24, or a time. Dates that have passed start nobody."
        kind="field"
        value={field}
        path={[...path, 'field']}
        onCommit={(next) => onChange({ ...value, field: next })}
      />
      <OffsetFields
        prefix={`${name}.`}
        offset={value.offset}
        path={[...path, 'offset']}
        onChange={(offset) => onChange({ kind, field, yearly, ...(offset ? { offset } : {}) })}
      />
      <CheckField
        name={`${name}.yearly`}
        label="Again each year"
        help="For birthdays and anniversaries."
        value={yearly}
        onCommit={(on) => onChange({ ...value, yearly: on })}
      />
    </>
  );
};

/** The settings of one trigger. */
export const TriggerFields = ({ name, value, path, onChange }: TriggerFieldsProps) => {
  switch (value.kind) {
    case 'event':
      return <EventFields name={name} value={value} path={path} onChange={onChange} />;
    case 'tag_added':
    case 'tag_removed':
      return (
        <Word
          name={`${name}.tag`}
          label="Tag"
          help={
            value.kind === 'tag_added'
              ? 'When a person who did not have this tag gets it.'
              : 'When a person who had this tag loses it.'
          }
          kind="tag"
          value={value.tag}
          path={[...path, 'tag']}
          onCommit={(tag) => onChange({ ...value, tag })}
        />
      );
    case 'field_changed':
      return (
        <Word
          name={`${name}.field`}
          label="Field"
          help="When this field gets another value than before."
          kind="field"
          value={value.field}
          path={[...path, 'field']}
          onCommit={(field) => onChange({ ...value, field })}
        />
      );
    case 'form_submitted':
      return (
        <PickField
          kind="form"
          name={`${name}.form`}
          value={value.form}
          path={[...path, 'form']}
          onCommit={(form) => onChange({ ...value, form })}
        />
      );
    case 'segment_entered':
    case 'segment_left':
      return (
        <PickField
          kind="segment"
          name={`${name}.segment`}
          value={value.segment}
          path={[...path, 'segment']}
          onCommit={(segment) => onChange({ ...value, segment })}
        />
      );
    case 'consent_given':
    case 'consent_withdrawn':
    case 'consent_requested':
      return (
        <PickField
          kind="topic"
          name={`${name}.topic`}
          help="Without one, about any topic."
          value={value.topic ?? ''}
          path={[...path, 'topic']}
          onCommit={(topic) => onChange({ kind: value.kind, ...(topic ? { topic } : {}) })}
        />
      );
    case 'webhook':
      return <WebhookFields name={name} value={value} path={path} onChange={onChange} />;
    case 'manual':
      return <p className="wt-help">People are added one by one, or as a list, from the list of people.</p>;
    case 'date_reached':
      return <DateFields name={name} value={value} path={path} onChange={onChange} />;
    case 'custom':
      return (
        <CustomFields
          what="trigger"
          value={value}
          path={path}
          onChange={(input) => onChange({ kind: value.kind, type: value.type, input })}
        />
      );
    case 'schedule':
      return <ScheduleFields name={name} value={value} path={path} onChange={onChange} />;
  }
};
