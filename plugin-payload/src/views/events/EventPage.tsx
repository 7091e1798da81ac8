import type { EventDetails, RunView } from '@whenthen/core';
import { Link } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import type { Runtime } from '../../runtime.js';
import { Notice } from '../parts/Notice.js';
import { RunTable } from '../parts/RunTable.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { runHref } from '../runs/places.js';

interface EventPageProps {
  details: EventDetails;
  words: (run: RunView) => string;
  runtime: Runtime;
  adminRoute: string;
}

const Facts = ({ details: { event, person }, runtime, adminRoute }: Omit<EventPageProps, 'words'>) => (
  <dl className="whenthen-facts whenthen-card">
    <dt>Person</dt>
    <dd>
      {person ? (
        <Link prefetch={false} href={formatAdminURL({ adminRoute, path: `/people/${person.id}` })}>
          {person.email}
        </Link>
      ) : (
        event.email
      )}
    </dd>
    <dt>Name</dt>
    <dd>{event.name}</dd>
    <dt>Source</dt>
    <dd>{event.source}</dd>
    {event.subject && (
      <>
        <dt>About</dt>
        <dd>{event.subject}</dd>
      </>
    )}
    <dt>Happened</dt>
    <dd>
      <When at={event.occurredAt} runtime={runtime} />
    </dd>
    <dt>Taken in</dt>
    <dd>
      <When at={event.receivedAt} runtime={runtime} />
      {event.state === 'received' && ', and not worked on yet'}
      {event.state === 'failed' && `, and failed: ${event.reason ?? ''}`}
    </dd>
    <dt>Id</dt>
    <dd>{event.id}</dd>
  </dl>
);

/** One event: its facts, what it told, and the runs that it started. */
export const EventPage = ({ details, words, runtime, adminRoute }: EventPageProps) => (
  <>
    <div className="whenthen-head">
      <h1>{details.event.title}</h1>
    </div>
    <Facts adminRoute={adminRoute} details={details} runtime={runtime} />
    <h2>Properties</h2>
    {Object.keys(details.properties).length === 0 ? (
      <Notice title="This event has no properties" />
    ) : (
      <pre className="whenthen-card whenthen-json">{JSON.stringify(details.properties, null, 2)}</pre>
    )}
    {Object.keys(details.told).length > 0 && (
      <>
        <h2>What it told about the person</h2>
        <pre className="whenthen-card whenthen-json">{JSON.stringify(details.told, null, 2)}</pre>
      </>
    )}
    <h2>Runs that it started</h2>
    {details.runs.length === 0 ? (
      <Notice title="None">
        No active workflow has it as its trigger, or the person could not enter: the workflow’s entry rules say who may.
      </Notice>
    ) : (
      <RunTable
        by="workflow"
        href={(run) => runHref(adminRoute, run.id)}
        runs={details.runs}
        runtime={runtime}
        words={words}
      />
    )}
    <Zone runtime={runtime} />
  </>
);
