import { useState } from 'react';
import type { Issue } from './use-health.js';

const keyOf = ({ code, about = '' }: Issue): string => `${code}:${about}`;

/** What was said first of an issue stays, for as long as it stands: a reader of the screen says it once. */
const Once = ({ message }: { message: string }) => {
  const [first] = useState(message);
  return <p>{first}</p>;
};

interface GroupProps {
  title: string;
  issues: Issue[];
  kind: 'bad' | 'note';
  /** Address of what needs attention. */
  attention?: string | undefined;
}

/**
 * What is seen tells for how long it has been so, and changes with each look: it is no live region. What is heard is
 * beside it, and there from the beginning: what comes into it is announced.
 */
const Group = ({ title, issues, kind, attention }: GroupProps) => (
  <>
    {issues.length > 0 && (
      <section aria-label={title} className={`whenthen-health__${kind}`}>
        <h2>{title}</h2>
        <ul>
          {issues.map((issue) => (
            <li key={keyOf(issue)}>
              {issue.message}
              {issue.place === 'attention' && attention && (
                <>
                  {' '}
                  <a href={attention}>Open Needs attention</a>
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    )}
    <div aria-atomic="false" className="whenthen-health__heard" role={kind === 'bad' ? 'alert' : 'status'}>
      {issues.map((issue) => (
        <Once key={keyOf(issue)} message={`${title}: ${issue.message}`} />
      ))}
    </div>
  </>
);

/** What keeps people from going on, and what is worth a look. */
export const HealthWords = ({
  problems,
  notices,
  attention,
}: {
  problems: Issue[];
  notices: Issue[];
  attention?: string;
}) => (
  <div className="whenthen-health">
    <Group attention={attention} issues={problems} kind="bad" title="Workflows are held up" />
    <Group attention={attention} issues={notices} kind="note" title="Worth a look" />
  </div>
);
