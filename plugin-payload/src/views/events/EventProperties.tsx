import { labelsOf, type Json, type JsonObject, type NamedKind, type Vocabulary } from '@whenthen/core/definition';

interface EventPropertiesProps {
  kind: NamedKind;
  values: JsonObject;
  vocabulary: Vocabulary;
}

const show = (value: Json): string => {
  if (value === null) return '—';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What an event told, by its labels; a list or a group as it came, in JSON. */
export const EventProperties = ({ kind, values, vocabulary }: EventPropertiesProps) => {
  const labels = labelsOf(kind, Object.keys(values), vocabulary);
  return (
    <dl className="whenthen-facts whenthen-card whenthen-properties">
      {Object.entries(values).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt title={name}>{labels.get(name)}</dt>
          <dd>
            {typeof value === 'object' && value !== null ? (
              <pre className="whenthen-json">{JSON.stringify(value, null, 2)}</pre>
            ) : (
              show(value)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
};
