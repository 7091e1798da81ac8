import type { EventView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import type { Runtime } from '../../runtime/runtime.js';
import { OwnName } from '../parts/OwnName.js';
import { When } from '../parts/When.js';
import { sourceWords, subjectWords } from './words.js';

interface EventTableProps {
  events: EventView[];
  runtime: Runtime;
  /** Address of an event's page. */
  href: (event: EventView) => string;
  /** Address where the person is found. */
  person: (event: EventView) => string;
}

/** Events in a table like Payload's own lists. */
export const EventTable = ({ events, runtime, href, person }: EventTableProps) => (
  <div className="table whenthen-table">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>Event</th>
          <th>Person</th>
          <th>Source</th>
          <th>About</th>
          <th>Happened</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr data-event={event.id} key={event.id}>
            <td>
              <Link prefetch={false} href={href(event)}>
                {event.title}
              </Link>
              <OwnName label={event.title} name={event.name} />
              {event.state === 'received' && (
                <div className="whenthen-quiet whenthen-instance">
                  {event.reason === null ? 'not worked on yet' : `is tried again: ${event.reason}`}
                </div>
              )}
              {event.state === 'failed' && (
                <div className="whenthen-quiet whenthen-instance">failed: {event.reason}</div>
              )}
            </td>
            <td data-says="Person">
              <Link prefetch={false} href={person(event)}>
                {event.email}
              </Link>
            </td>
            <td data-says="Source" title={event.source}>
              {sourceWords(event.source)}
            </td>
            <td data-says="About" title={event.subject ?? undefined}>
              {event.subject ? subjectWords(event.subject) : <span className="whenthen-quiet">—</span>}
            </td>
            <td data-says="Happened">
              <When at={event.occurredAt} runtime={runtime} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
