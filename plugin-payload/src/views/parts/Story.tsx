'use client';

import { Timeline } from '@whenthen/admin-ui';
import '@whenthen/admin-ui/styles.css';
import type { TimelineEntry } from '@whenthen/core/definition';

interface StoryProps {
  entries: TimelineEntry[];
  /** The store's zone and language, as in the tables beside. */
  timeZone: string;
  locale: string;
  /** Address of the workflows' collection: names the workflow of each entry, with a link. */
  workflows?: string;
}

/** What happened, day by day: the timeline of admin-ui, with links into this admin. */
export const Story = ({ entries, timeZone, locale, workflows }: StoryProps) => (
  <Timeline
    entries={entries}
    locale={locale}
    timeZone={timeZone}
    {...(workflows && { showWorkflow: true, workflowHref: ({ id }: { id: string }) => `${workflows}/${id}` })}
  />
);
