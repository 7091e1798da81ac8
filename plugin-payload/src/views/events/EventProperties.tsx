import { labelsOf, type Json, type JsonObject, type NamedKind, type Vocabulary } from '@whenthen/core/definition';

interface EventPropertiesProps {
  kind: NamedKind;
  values: JsonObject;
  vocabulary: Vocabulary;
}

/** The things of a cart or an order, a line each; `undefined` where it is no list of such. */
const itemLines = (value: Json): string[] | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const lines = value.map((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item) || typeof item['title'] !== 'string') return;
    const { title, variant_title: variant, quantity } = item;
    const name = typeof variant === 'string' && variant !== '' ? `${title}, ${variant}` : title;
    return typeof quantity === 'number' ? `${quantity} × ${name}` : name;
  });
  return lines.every((line) => line !== undefined) ? lines : undefined;
};

/** A list or a group: the things of a cart by their titles; as it came behind them. */
const Group = ({ value }: { value: Json }) => {
  const lines = itemLines(value);
  const json = <pre className="whenthen-json">{JSON.stringify(value, null, 2)}</pre>;
  if (!lines) return json;
  return (
    <>
      <ul className="whenthen-items">
        {lines.map((line, i) => (
          <li key={i}>{line}</li>
        ))}
      </ul>
      <details>
        <summary>As it came</summary>
        {json}
      </details>
    </>
  );
};

const show = (value: Json): string => {
  if (value === null) return '—';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What an event told, by its labels. */
export const EventProperties = ({ kind, values, vocabulary }: EventPropertiesProps) => {
  const labels = labelsOf(kind, Object.keys(values), vocabulary);
  return (
    <dl className="whenthen-facts whenthen-card whenthen-properties">
      {Object.entries(values).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt title={name}>{labels.get(name)}</dt>
          <dd>{typeof value === 'object' && value !== null ? <Group value={value} /> : show(value)}</dd>
        </div>
      ))}
    </dl>
  );
};
