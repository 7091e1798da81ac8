import type { EventDetails, RunView } from '@whenthen/core';
import { labelOf, type JsonObject, type Vocabulary } from '@whenthen/core/definition';
import { Link } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import type { Runtime } from '../../runtime/runtime.js';
import { Notice } from '../parts/Notice.js';
import { RunTable } from '../parts/RunTable.js';
import { When } from '../parts/When.js';
import { Zone } from '../parts/Zone.js';
import { runHref } from '../runs/places.js';
import { EventProperties } from './EventProperties.js';
import { sourceWords, subjectWords } from './words.js';

interface EventPageProps {
  details: EventDetails;
  words: (run: RunView) => string;
  vocabulary: Vocabulary;
  runtime: Runtime;
  adminRoute: string;
}

/** What it said about the person: fields by their names, and beside them what every person has. */
const toldOf = ({ fields, timeZone, locale, externalIds, tags }: JsonObject): JsonObject => ({
  ...(fields as JsonObject | undefined),
  ...(timeZone === undefined ? {} : { 'Time zone': timeZone }),
  ...(locale === undefined ? {} : { Language: locale }),
  ...(externalIds === undefined ? {} : { 'Ids in other systems': externalIds }),
  ...(tags === undefined ? {} : { tags }),
});

const Facts = ({ details: { event, person }, vocabulary, runtime, adminRoute }: Omit<EventPageProps, 'words'>) => (
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
    <dt>Event</dt>
    <dd>
      {labelOf('event', event.name, vocabulary)} <span className="whenthen-quiet">{event.name}</span>
    </dd>
    <dt>Source</dt>
    <dd title={event.source}>{sourceWords(event.source)}</dd>
    {event.subject && (
      <>
        <dt>About</dt>
        <dd title={event.subject}>{subjectWords(event.subject)}</dd>
      </>
    )}
    <dt>Happened</dt>
    <dd>
      <When at={event.occurredAt} runtime={runtime} />
    </dd>
    <dt>Received</dt>
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
export const EventPage = ({ details, words, vocabulary, runtime, adminRoute }: EventPageProps) => (
  <>
    <div className="whenthen-head">
      <h1>{details.event.title}</h1>
    </div>
    <Facts adminRoute={adminRoute} details={details} runtime={runtime} vocabulary={vocabulary} />
    <h2>Properties</h2>
    {Object.keys(details.properties).length === 0 ? (
      <Notice title="This event has no properties" />
    ) : (
      <EventProperties kind="property" values={details.properties} vocabulary={vocabulary} />
    )}
    {Object.keys(details.told).length > 0 && (
      <>
        <h2>What it said about the person</h2>
        <EventProperties kind="field" values={toldOf(details.told)} vocabulary={vocabulary} />
      </>
    )}
    <h2>Runs that it started</h2>
    {details.runs.length === 0 ? (
      <Notice title="None">
        No active workflow has it as its trigger, or the person could not enter: the workflow’s entry rules say who may.
      </Notice>
    ) : (
      <RunTable
        attention={formatAdminURL({ adminRoute, path: '/attention' })}
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
