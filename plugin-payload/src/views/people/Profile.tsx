import type { PersonView } from '@whenthen/core';
import { labelsOf, type Json, type Vocabulary } from '@whenthen/core/definition';
import { Pill } from '@payloadcms/ui';
import { firstSeen } from '../../people/first-seen.js';
import type { Runtime } from '../../runtime/runtime.js';
import { SubscriptionButton } from '../../people/SubscriptionButton.js';
import { TrackingButton } from '../../people/TrackingButton.js';
import { subscriptionLabels, wayOf } from '../../people/subscription.js';
import { stopsWords } from '../../suppressions/reasons.js';
import { When } from '../parts/When.js';

const Subscription = ({ person, runtime, change }: Omit<ProfileProps, 'vocabulary'>) => {
  const { status, since } = person.subscription;
  const way = wayOf(person.subscription);
  return (
    <dd className="whenthen-subscription">
      <span>
        {status === 'subscribed' && !since ? 'Not unsubscribed: the topics below say more' : subscriptionLabels[status]}
        {since && (
          <>
            {' since '}
            <When at={since} runtime={runtime} />
            {way && `, ${way}`}
          </>
        )}
      </span>
      {change && (status === 'subscribed' || status === 'unsubscribed') && (
        <SubscriptionButton
          email={person.email}
          id={person.id}
          to={status === 'subscribed' ? 'unsubscribed' : 'subscribed'}
        />
      )}
    </dd>
  );
};

const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

interface ProfileProps {
  person: PersonView;
  /** What the fields are called. */
  vocabulary: Vocabulary;
  runtime: Runtime;
  /** May whoever looks change it? */
  change: boolean;
}

const Fields = ({ person: { fields }, vocabulary }: Pick<ProfileProps, 'person' | 'vocabulary'>) => {
  const labels = labelsOf('field', Object.keys(fields), vocabulary);
  return Object.entries(fields).map(([name, value]) => (
    <div key={name} style={{ display: 'contents' }}>
      <dt title={name}>{labels.get(name)}</dt>
      <dd>{show(value)}</dd>
    </div>
  ));
};

/** Who a person is: e-mail, tags, fields. */
export const Profile = ({ person, vocabulary, runtime, change }: ProfileProps) => (
  <>
    <div className="whenthen-head">
      <h1>{person.email}</h1>
      <span className="whenthen-tags">
        {person.tags.map((tag) => (
          <Pill key={tag} size="small">
            {tag}
          </Pill>
        ))}
      </span>
    </div>
    <dl className="whenthen-facts whenthen-card">
      <dt>Marketing e-mail</dt>
      <Subscription change={change} person={person} runtime={runtime} />
      <dt>Opens and clicks</dt>
      <dd className="whenthen-subscription">
        <span>{person.tracked ? 'May be tracked' : 'Not tracked: nobody is told what they open or click'}</span>
        {change && <TrackingButton id={person.id} tracked={person.tracked} />}
      </dd>
      {person.bounced && (
        <>
          <dt>E-mail comes back</dt>
          <dd>
            {stopsWords[person.bounced.stops]} stopped since <When at={person.bounced.since} runtime={runtime} />, by{' '}
            {person.bounced.by}
            {person.bounced.why && `: ${person.bounced.why}`}
          </dd>
        </>
      )}
      <dt>First seen</dt>
      <dd>
        <When at={firstSeen(person)} runtime={runtime} />
      </dd>
      <dt>Last seen</dt>
      <dd>
        <When at={person.lastSeenAt} runtime={runtime} />
      </dd>
      {person.timeZone && (
        <>
          <dt>Time zone</dt>
          <dd>{person.timeZone}</dd>
        </>
      )}
      <Fields person={person} vocabulary={vocabulary} />
    </dl>
  </>
);
