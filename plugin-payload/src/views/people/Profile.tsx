import type { PersonView } from '@whenthen/core';
import type { Json } from '@whenthen/core/definition';
import { Pill } from '@payloadcms/ui';
import type { Runtime } from '../../runtime.js';
import { When } from '../parts/When.js';

const show = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Who a person is: e-mail, tags, fields. */
export const Profile = ({ person, runtime }: { person: PersonView; runtime: Runtime }) => (
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
      <dt>First seen</dt>
      <dd>
        <When at={person.createdAt} runtime={runtime} />
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
      {Object.entries(person.fields).map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{show(value)}</dd>
        </div>
      ))}
    </dl>
  </>
);
