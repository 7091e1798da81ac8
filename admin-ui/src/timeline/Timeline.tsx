'use client';
import type { TimelineEntry } from '@whenthen/core/definition';
import { Icon } from '../icons/Icon.js';
import { groupByDay } from './group-by-day.js';
import { TimelineItem } from './TimelineItem.js';
import { dayHeading, type TimeStyle } from './times.js';
import { useNow } from './use-now.js';

/** Props of {@link Timeline}. */
export interface TimelineProps {
  /** Shown in the given order. */
  entries: TimelineEntry[];
  /** Says what is not there, when there are no entries. */
  empty?: string;
  /** Makes the names of workflows links. */
  workflowHref?: (workflow: { id: string; version: number }) => string;
  /** Names the workflow of each entry: for a person's timeline, where there are several. */
  showWorkflow?: boolean;
  /** The moment from which times are seen, in Unix milliseconds; the reader's clock where nothing is said. */
  now?: number;
  /** IANA name: all moments of a page are in one zone, whoever reads it. */
  timeZone: string;
  /** BCP 47. */
  locale: string;
}

/** What happened to a person or in a run, day by day, with what each decision saw. */
export const Timeline = (props: TimelineProps) => {
  const { entries, empty = 'Nothing has happened yet.', workflowHref, showWorkflow = false, timeZone, locale } = props;
  const clock = useNow();
  const now = props.now ?? clock;
  const style: TimeStyle = { locale, timeZone };
  if (entries.length === 0)
    return (
      <div className="wt-root wt-timeline wt-timeline-empty" data-testid="wt-timeline">
        <Icon name="clock" size={28} />
        <p>{empty}</p>
      </div>
    );
  return (
    <div className="wt-root wt-timeline" data-testid="wt-timeline">
      {groupByDay(entries, style).map((day) => (
        <section key={day.key + day.at} aria-label={dayHeading(day.at, style)} suppressHydrationWarning>
          <h3 className="wt-day" suppressHydrationWarning>
            {dayHeading(day.at, style)}
          </h3>
          <ol>
            {day.entries.map((entry, i) => (
              <TimelineItem
                key={`${entry.at} ${i}`}
                entry={entry}
                style={style}
                now={now}
                workflowHref={workflowHref}
                showWorkflow={showWorkflow}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
};
