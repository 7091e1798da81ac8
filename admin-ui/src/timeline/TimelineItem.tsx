import type { TimelineEntry } from '@whenthen/core/definition';
import { Icon } from '../icons/Icon.js';
import type { IconName } from '../icons/paths.js';
import { SawTable } from './SawTable.js';
import { exactTime, relativeTime, timeOfDay, type TimeStyle } from './times.js';

const ICONS: Record<TimelineEntry['kind'], IconName> = {
  event: 'bolt',
  entered: 'enter',
  action: 'check',
  delay: 'clock',
  decision: 'branch',
  message: 'mail',
  ended: 'flag',
  note: 'note',
};

interface TimelineItemProps {
  entry: TimelineEntry;
  style: TimeStyle;
  /** Unix milliseconds; `undefined` until the reader's clock is known. */
  now: number | undefined;
  workflowHref: ((workflow: { id: string; version: number }) => string) | undefined;
  showWorkflow: boolean;
}

/** One line of the timeline; what a decision saw unfolds below it. */
export const TimelineItem = ({ entry, style, now, workflowHref, showWorkflow }: TimelineItemProps) => {
  const { kind, tone, title, name, detail, saw, workflow, at } = entry;
  return (
    <li className="wt-entry" data-kind={kind} data-tone={tone} data-testid="wt-timeline-entry">
      <span className="wt-entry-icon">
        <Icon name={kind === 'ended' && tone === 'bad' ? 'alert' : ICONS[kind]} size={16} />
      </span>
      <div className="wt-entry-body">
        <div className="wt-entry-line">
          <span className="wt-entry-title" title={name}>
            {title}
          </span>
          {/* A browser may know another way to write the same moment: what the server wrote stays. */}
          <time dateTime={at} suppressHydrationWarning title={exactTime(at, style)}>
            {now !== undefined && <span className="wt-entry-relative">{relativeTime(at, now, style.locale)}</span>}
            <span suppressHydrationWarning>{timeOfDay(at, style)}</span>
          </time>
        </div>
        {detail && <p className="wt-entry-detail">{detail}</p>}
        {showWorkflow && workflow && (
          <p className="wt-entry-workflow">
            {workflowHref ? <a href={workflowHref(workflow)}>{workflow.name}</a> : workflow.name}
            <span> · version {workflow.version}</span>
          </p>
        )}
        {saw && saw.length > 0 && (
          <details className="wt-entry-saw">
            <summary>
              What it saw
              <Icon name="chevron" size={14} />
            </summary>
            <SawTable saw={saw} />
          </details>
        )}
      </div>
    </li>
  );
};
