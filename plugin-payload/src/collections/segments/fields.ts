import type { Field } from 'payload';
import { nameField } from '../name-field.js';
import { validateCriteria } from './validate-criteria.js';

/** A segment: its name, and what the people in it have in common. */
export const segmentFields = (): Field[] => [
  nameField('High engagement'),
  {
    name: 'criteria',
    label: 'Who is in it',
    type: 'json',
    validate: validateCriteria,
    admin: {
      components: { Field: '@whenthen/payload/client#SegmentCriteriaField' },
      disableListColumn: true,
      disableListFilter: true,
    },
  },
  {
    name: 'members',
    type: 'ui',
    admin: {
      position: 'sidebar',
      disableListColumn: true,
      components: { Field: '@whenthen/payload/client#SegmentMembers' },
    },
  },
];
