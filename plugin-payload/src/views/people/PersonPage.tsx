import type { ConsentView, MessageView, Page, PersonView, RunView } from '@whenthen/core';
import type { TimelineEntry, Vocabulary } from '@whenthen/core/definition';
import { formatAdminURL } from 'payload/shared';
import type { Runtime } from '../../runtime/runtime.js';
import { ErasePerson } from '../../privacy/ErasePerson.js';
import { MergePerson } from '../../privacy/MergePerson.js';
import { MessageTable } from '../parts/MessageTable.js';
import { Notice } from '../parts/Notice.js';
import { PageLinks } from '../parts/PageLinks.js';
import { RunTable } from '../parts/RunTable.js';
import { Story } from '../parts/Story.js';
import { Zone } from '../parts/Zone.js';
import { runHref } from '../runs/places.js';
import { Profile } from './Profile.js';
import { TopicTable } from './TopicTable.js';

interface PersonPageProps {
  person: PersonView;
  consent: ConsentView;
  timeline: Page<TimelineEntry>;
  runs: RunView[];
  messages: MessageView[];
  /** Names of templates, by their ids. */
  templates: ReadonlyMap<string, string>;
  words: (run: RunView) => string;
  vocabulary: Vocabulary;
  runtime: Runtime;
  adminRoute: string;
  path: string;
  after: string | undefined;
  /** May whoever looks change consent and export, erase and merge, stop runs, and decide about what failed? */
  may: Record<'change' | 'decide' | 'erase' | 'stop', boolean>;
  /** Where everything about them can be downloaded, and the list of people. */
  exportUrl: string;
  people: string;
}

export const PersonPage = ({
  person,
  consent,
  timeline,
  runs,
  messages,
  templates,
  words,
  vocabulary,
  runtime,
  adminRoute,
  path,
  after,
  may,
  exportUrl,
  people,
}: PersonPageProps) => (
  <>
    <Profile change={may.change} person={person} runtime={runtime} vocabulary={vocabulary} />
    {(may.change || may.erase) && (
      <div className="whenthen-person-actions">
        {may.change && (
          <a download href={exportUrl} id="whenthen-export-person">
            Export everything (JSON)
          </a>
        )}
        {may.erase && <MergePerson email={person.email} id={person.id} people={people} />}
        {may.erase && <ErasePerson email={person.email} id={person.id} people={people} />}
      </div>
    )}
    <h2>E-mail consent</h2>
    <TopicTable change={may.change} consent={consent} person={person} runtime={runtime} />
    <h2>Timeline</h2>
    <Story
      entries={timeline.items}
      locale={runtime.options.engine.locale}
      timeZone={runtime.options.engine.timeZone}
      inside={formatAdminURL({ adminRoute, path: '/inside' })}
    />
    <PageLinks after={after} next={timeline.next} path={path} query={{}} />
    <h2>Runs</h2>
    {runs.length === 0 ? (
      <Notice title="Not in any workflow so far" />
    ) : (
      <RunTable
        attention={formatAdminURL({ adminRoute, path: '/attention' })}
        by="workflow"
        href={(run) => runHref(adminRoute, run.id)}
        runs={runs}
        runtime={runtime}
        steer={may.stop && runs.some((run) => run.state === 'waiting')}
        words={words}
      />
    )}
    <h2>Messages</h2>
    {messages.length === 0 ? (
      <Notice title="No e-mail so far" />
    ) : (
      <MessageTable
        decide={may.decide}
        href={({ id }) => formatAdminURL({ adminRoute, path: `/messages/${id}` })}
        messages={messages}
        runtime={runtime}
        templates={templates}
      />
    )}
    <Zone runtime={runtime} />
  </>
);
