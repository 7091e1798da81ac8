'use client';

import { Timeline } from '@whenthen/admin-ui';
import '@whenthen/admin-ui/styles.css';
import type { TimelineEntry } from '@whenthen/core/definition';

interface StoryProps {
  entries: TimelineEntry[];
  /** The store's zone and language, as in the tables beside. */
  timeZone: string;
  locale: string;
  /** Address of the page about a workflow: names the workflow of each entry, with a link. */
  inside?: string;
}

/** What happened, day by day: the timeline of admin-ui, with links into this admin. */
export const Story = ({ entries, timeZone, locale, inside }: StoryProps) => (
  <Timeline
    entries={entries}
    locale={locale}
    timeZone={timeZone}
    {...(inside && {
      showWorkflow: true,
      workflowHref: ({ id }: { id: string }) => `${inside}?workflow=${encodeURIComponent(id)}`,
    })}
  />
);
