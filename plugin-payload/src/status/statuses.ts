import type { WorkflowStatus } from '@whenthen/core/definition';

/** What a merchant can do to a workflow's status. */
export type StatusAction = { to: Exclude<WorkflowStatus, 'draft'>; label: string; primary: boolean };

const activate: StatusAction = { to: 'active', label: 'Activate', primary: true };
const pause: StatusAction = { to: 'paused', label: 'Pause', primary: false };
const archive: StatusAction = { to: 'archived', label: 'Archive', primary: false };

/** The buttons that make sense in each status. */
export const statusActions: Record<WorkflowStatus, StatusAction[]> = {
  draft: [activate, archive],
  active: [pause, archive],
  paused: [{ ...activate, label: 'Resume' }, archive],
  archived: [activate],
};

export const statusLabels: Record<WorkflowStatus, string> = {
  draft: 'Not active yet',
  active: 'Active',
  paused: 'Paused',
  archived: 'Archived',
};

/** Payload's pill colours. */
export const statusPills = { draft: 'light', active: 'success', paused: 'warning', archived: 'dark' } as const;

/** `1 person inside continues`, `12 people inside continue`. */
export const peopleInside = (count: number): string =>
  count === 0
    ? 'Nobody is inside now.'
    : count === 1
      ? '1 person inside continues.'
      : `${count} people inside continue.`;

const consequences: Record<StatusAction['to'], string> = {
  active: 'People enter from now on.',
  paused: 'Nobody new enters.',
  archived: 'Nobody new enters. The workflow and its runs are kept.',
};

/** What the confirmation says. */
export const consequence = (to: StatusAction['to'], inside: number): string =>
  to === 'active' ? consequences.active : `${consequences[to]} ${peopleInside(inside)}`;
