import { useMessage, type FieldPath } from '../context.js';
import { ThingField } from './ThingField.js';

interface FormFieldProps {
  name: string;
  value: string;
  path: FieldPath;
  onCommit: (form: string) => void;
}

/** One of the forms of the CMS, or of those that websites post. */
export const FormField = ({ path, ...field }: FormFieldProps) => (
  <ThingField kind="form" label="Form" message={useMessage(path)} {...field} />
);
