import { useMessage, type FieldPath } from '../context.js';
import { ThingField } from './ThingField.js';

interface SegmentFieldProps {
  name: string;
  value: string;
  path: FieldPath;
  onCommit: (segment: string) => void;
}

/** One of the segments. */
export const SegmentField = ({ path, ...field }: SegmentFieldProps) => (
  <ThingField kind="segment" label="Segment" message={useMessage(path)} {...field} />
);
