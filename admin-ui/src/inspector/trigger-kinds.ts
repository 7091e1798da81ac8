import { supported, type Trigger } from '@whenthen/core/definition';

const labels: Record<Trigger['kind'], string> = {
  event: 'An event happens',
  form_submitted: 'A form is submitted',
  tag_added: 'A tag is added',
  tag_removed: 'A tag is removed',
  field_changed: 'A field changes',
  segment_entered: 'A segment is entered',
  segment_left: 'A segment is left',
  webhook: 'A webhook is received',
  manual: 'Somebody adds them by hand',
  date_reached: 'A date is reached',
  schedule: 'A schedule',
};

/** The kinds of trigger to choose from; those that cannot run yet are marked. */
export const triggerOptions = (Object.keys(labels) as Trigger['kind'][]).map((kind) => ({
  value: kind,
  label: labels[kind],
  later: !supported.triggers.includes(kind),
}));

/** A trigger of a kind, still to be filled in. */
export const newTrigger = (kind: Trigger['kind']): Trigger => {
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
      return { kind, cron: '' };
    case 'manual':
      return { kind };
  }
};
