import { useMessage, type FieldPath } from '../context/inspector-context.js';
import { ThingField } from './ThingField.js';

interface PickFieldProps {
  name: string;
  kind: 'segment' | 'form' | 'webhook' | 'topic';
  help?: string;
  value: string;
  path: FieldPath;
  onCommit: (id: string) => void;
}

const labels = { segment: 'Segment', form: 'Form', webhook: 'Webhook', topic: 'Topic' } as const;

/** One of the segments, forms, webhooks or topics. */
export const PickField = ({ path, ...field }: PickFieldProps) => (
  <ThingField label={labels[field.kind]} message={useMessage(path)} {...field} />
);
