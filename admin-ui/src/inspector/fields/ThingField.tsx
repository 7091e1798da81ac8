import { Icon } from '../../icons/Icon.js';
import { useInspector } from '../context/inspector-context.js';
import { Field, type FieldProps } from './Field.js';
import { TextField } from './TextField.js';

const kinds = {
  template: { among: 'templates', choose: 'Choose a template…', none: 'No template is published yet' },
  sequence: { among: 'sequences', choose: 'Choose a sequence…', none: 'No sequence is published yet' },
  segment: { among: 'segments', choose: 'Choose a segment…', none: 'There is no segment yet' },
  form: { among: 'forms', choose: 'Choose a form…', none: 'There is no form yet' },
  webhook: { among: 'webhooks', choose: 'Choose a webhook…', none: 'There is no webhook yet' },
  topic: { among: 'topics', choose: 'Choose a topic…', none: 'There is no topic yet' },
  workflow: { among: 'workflows', choose: 'Choose a workflow…', none: 'No workflow is published yet' },
} as const;

interface ThingFieldProps extends FieldProps {
  kind: keyof typeof kinds;
  value: string;
  onCommit: (id: string) => void;
}

/** One of the things of a kind, a template with a way to open it. Where none were handed in, its id is typed. */
export const ThingField = ({ kind, value, onCommit, ...field }: ThingFieldProps) => {
  const { things, templateHref, onOpenTemplate } = useInspector();
  const { among, choose, none } = kinds[kind];
  const list = things[among];
  if (!list) return <TextField {...field} value={value} onCommit={onCommit} placeholder={`Id of the ${kind}`} />;
  const known = list.some((t) => t.id === value);
  const opens = kind === 'template' && value !== '';
  return (
    <Field {...field}>
      {(control) => (
        <div className="wt-with-action">
          <select {...control} value={value} onChange={(event) => onCommit(event.target.value)}>
            <option value="">{list.length > 0 ? choose : none}</option>
            {value && !known && <option value={value}>{`Not published: ${value}`}</option>}
            {list.map((t) => (
              <option key={t.id} value={t.id}>
                {t.draft ? `${t.name} (not published)` : t.name}
              </option>
            ))}
          </select>
          {opens && onOpenTemplate && (
            <button type="button" className="wt-button" onClick={() => onOpenTemplate(value)}>
              <Icon name="open" size={14} /> Open
            </button>
          )}
          {opens && !onOpenTemplate && templateHref && (
            <a className="wt-button" href={templateHref(value)} target="_blank" rel="noreferrer">
              <Icon name="open" size={14} /> Open
            </a>
          )}
        </div>
      )}
    </Field>
  );
};
