import { Icon } from '../../icons/Icon.js';
import { useInspector } from '../context.js';
import { Field, type FieldProps } from './Field.js';
import { TextField } from './TextField.js';

interface TemplateFieldProps extends FieldProps {
  value: string;
  onCommit: (id: string) => void;
}

/** One of the e-mail templates, with a way to open it. Where none were handed in, its id is typed. */
export const TemplateField = ({ value, onCommit, ...field }: TemplateFieldProps) => {
  const { templates, templateHref, onOpenTemplate } = useInspector();
  if (!templates) return <TextField {...field} value={value} onCommit={onCommit} placeholder="Id of the template" />;
  const known = templates.some((t) => t.id === value);
  return (
    <Field {...field}>
      {(control) => (
        <div className="wt-with-action">
          <select {...control} value={value} onChange={(event) => onCommit(event.target.value)}>
            <option value="">{templates.length > 0 ? 'Choose a template…' : 'No template is published yet'}</option>
            {value && !known && <option value={value}>{`Not published: ${value}`}</option>}
            {templates.map((t) => (
              <option key={t.id} value={t.id}>
                {t.name}
              </option>
            ))}
          </select>
          {value && onOpenTemplate && (
            <button type="button" className="wt-button" onClick={() => onOpenTemplate(value)}>
              <Icon name="open" size={14} /> Open
            </button>
          )}
          {value && !onOpenTemplate && templateHref && (
            <a className="wt-button" href={templateHref(value)} target="_blank" rel="noreferrer">
              <Icon name="open" size={14} /> Open
            </a>
          )}
        </div>
      )}
    </Field>
  );
};
