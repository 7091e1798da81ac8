import type { ConsentView, PersonView } from '@whenthen/core';
import { describeConsentWay, describeStanding } from '@whenthen/core/definition';
import { TopicConsentButton } from '../../people/TopicConsentButton.js';
import type { Runtime } from '../../runtime/runtime.js';
import { When } from '../parts/When.js';

type Topic = ConsentView['topics'][number];

/** What shows that it was so. */
const Evidence = ({ topic: { evidence } }: { topic: Topic }) => {
  if (!evidence) return <span className="whenthen-quiet">—</span>;
  const { words, reason, source, ip } = evidence;
  return (
    <>
      {words && <span>“{words}”</span>}
      {reason && <span>{reason}</span>}
      {(source || ip) && (
        <span className="whenthen-quiet"> {[source, ip && `from ${ip}`].filter(Boolean).join(', ')}</span>
      )}
    </>
  );
};

/** What staff can change it to: who was never asked, or has not confirmed, may have said yes or no on the phone. */
const changesOf = ({ state, gone }: Topic): ('subscribed' | 'unsubscribed')[] =>
  gone ? [] : (['subscribed', 'unsubscribed'] as const).filter((to) => to !== state);

interface TopicTableProps {
  person: PersonView;
  consent: ConsentView;
  runtime: Runtime;
  /** May whoever looks change it? */
  change: boolean;
}

/** What a person agreed to, topic by topic, since when, by which way and by which words. */
export const TopicTable = ({ person, consent: { topics }, runtime, change }: TopicTableProps) => (
  <div className="table whenthen-table" data-testid="whenthen-topics">
    <table cellPadding="0" cellSpacing="0">
      <thead>
        <tr>
          <th>Topic</th>
          <th>Stands at</th>
          <th>Since</th>
          <th>Evidence</th>
          {change && <th>Change</th>}
        </tr>
      </thead>
      <tbody>
        {topics.map((topic) => (
          <tr data-topic={topic.id} key={topic.id}>
            <td data-says="Topic">
              {topic.name}
              {topic.gone && <span className="whenthen-quiet"> (removed)</span>}
            </td>
            <td data-says="Stands at" title={topic.reason ?? undefined}>
              {describeStanding(topic.state)}
              {topic.state === 'never_asked' && !topic.gone && (
                <span className="whenthen-quiet">{topic.mayMail ? ', gets e-mails' : ', gets none'}</span>
              )}
            </td>
            <td data-says="Since">
              <When at={topic.since} runtime={runtime} />
              {topic.how && (
                <span className="whenthen-quiet"> {describeConsentWay(topic.how, topic.by ?? topic.how)}</span>
              )}
            </td>
            <td data-says="Evidence">
              <Evidence topic={topic} />
            </td>
            {change && (
              <td data-says="Change">
                <div className="whenthen-consent__changes">
                  {changesOf(topic).map((to) => (
                    <TopicConsentButton
                      email={person.email}
                      key={to}
                      person={person.id}
                      to={to}
                      topic={{ id: topic.id, name: topic.name }}
                    />
                  ))}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
