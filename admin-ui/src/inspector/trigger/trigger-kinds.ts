import type { Catalog, Trigger } from '@whenthen/core/definition';

const labels: Record<Exclude<Trigger['kind'], 'custom'>, string> = {
  event: 'An event happens',
  form_submitted: 'A form is submitted',
  tag_added: 'A tag is added',
  tag_removed: 'A tag is removed',
  field_changed: 'A field changes',
  segment_entered: 'A segment is entered',
  segment_left: 'A segment is left',
  consent_given: 'They agree to e-mails',
  consent_withdrawn: 'They do not want e-mails any more',
  consent_requested: 'They are asked to confirm e-mails',
  webhook: 'A webhook is received',
  manual: 'Somebody adds them by hand',
  date_reached: 'A date is reached',
  schedule: 'A schedule comes round',
};

const CUSTOM = 'custom:';

/** The choice that a trigger is: its kind, or for one of the developers' its type. */
export const triggerChoice = (t: Trigger): string => (t.kind === 'custom' ? `${CUSTOM}${t.type}` : t.kind);

/** The kinds of trigger to choose from, with the developers'. */
export const triggerOptions = ({ triggers }: Catalog, chosen: Trigger) => [
  ...(Object.keys(labels) as (keyof typeof labels)[]).map((kind) => ({
    value: kind,
    label: labels[kind],
  })),
  ...triggers.map(({ type, title }) => ({ value: `${CUSTOM}${type}`, label: title })),
  ...(chosen.kind === 'custom' && !triggers.some((d) => d.type === chosen.type)
    ? [{ value: triggerChoice(chosen), label: chosen.type }]
    : []),
];

/** A trigger of a choice, still to be filled in. */
export const newTrigger = (choice: string): Trigger => {
  if (choice.startsWith(CUSTOM)) return { kind: 'custom', type: choice.slice(CUSTOM.length), input: {} };
  const kind = choice as keyof typeof labels;
  switch (kind) {
    case 'event':
      return { kind, name: '' };
    case 'form_submitted':
      return { kind, form: '' };
    case 'tag_added':
    case 'tag_removed':
      return { kind, tag: '' };
    case 'segment_entered':
    case 'segment_left':
      return { kind, segment: '' };
    case 'webhook':
      return { kind, endpoint: '' };
    case 'field_changed':
      return { kind, field: '' };
    case 'date_reached':
      return { kind, field: '', yearly: false };
    case 'schedule':
      return { kind, time: '09:00', weekdays: [1] };
    case 'consent_given':
    case 'consent_withdrawn':
    case 'consent_requested':
    case 'manual':
      return { kind };
  }
};
