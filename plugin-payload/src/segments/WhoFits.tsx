'use client';

import type { SegmentPreview as Preview } from '@whenthen/core';
import { Link, useConfig } from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import { useAnswer } from '../client/use-answer.js';

/** Long enough for somebody to finish a word. */
const DELAY = 500;

const number = new Intl.NumberFormat('en');

const headline = ({ count, looked, complete }: Preview): string => {
  const people = `${number.format(count)} ${count === 1 ? 'person fits' : 'people fit'} now`;
  return complete ? people : `${people}, of the first ${number.format(looked)}`;
};

interface WhoFitsProps {
  /** What to ask the plugin; `null` while there is nothing to ask. */
  question: { path: string; body: object } | null;
  /** Said while nothing is asked. */
  empty: string;
}

/** Who fits now: how many, and some of them by name. */
export const WhoFits = ({ question, empty }: WhoFitsProps) => {
  const { config } = useConfig();
  const { answer, error, forbidden, asking } = useAnswer<Preview>({
    path: question?.path ?? null,
    body: question ? JSON.stringify(question.body) : undefined,
    delay: DELAY,
  });
  const href = (id: string) =>
    formatAdminURL({ adminRoute: config.routes.admin, path: `/people/${encodeURIComponent(id)}` });
  return (
    <section aria-busy={asking} aria-label="Who fits now" aria-live="polite" className="whenthen-fits">
      {!question ? (
        <p className="whenthen-fits__quiet">{empty}</p>
      ) : forbidden ? (
        <p className="whenthen-fits__quiet">
          Who fits tests that are not published, and how many, is shown to those with the role “people”.
        </p>
      ) : error ? (
        <p role="alert">{error}</p>
      ) : !answer ? (
        <p className="whenthen-fits__quiet">Counting…</p>
      ) : (
        <>
          <h4 data-testid="whenthen-fits-count">{headline(answer)}</h4>
          {answer.count === 0 && <p className="whenthen-fits__quiet">Nobody who is known so far.</p>}
          <ul>
            {answer.sample.map(({ id, email }) => (
              <li key={id}>
                <Link href={href(id)} prefetch={false}>
                  {email}
                </Link>
              </li>
            ))}
          </ul>
          {answer.count > 0 && answer.sample.length === 0 ? (
            <p className="whenthen-fits__quiet">Who they are is shown to those with the role “people”.</p>
          ) : (
            answer.count > answer.sample.length && (
              <p className="whenthen-fits__quiet">and {number.format(answer.count - answer.sample.length)} more</p>
            )
          )}
        </>
      )}
    </section>
  );
};
