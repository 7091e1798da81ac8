'use client';

import { usePathname } from 'next/navigation.js';
import './health.css';
import { isPlace } from './places.js';
import { useHealth } from './useHealth.js';

interface Issue {
  code: string;
  message: string;
}

const List = ({ issues }: { issues: Issue[] }) => (
  <ul>
    {issues.map(({ code, message }) => (
      <li key={`${code}:${message}`}>{message}</li>
    ))}
  </ul>
);

/** Says on our pages what keeps people from going on, and what is worth a look. It stays until that is mended. */
export const HealthNotice = ({ address, places }: { address: string; places: string[] }) => {
  const here = isPlace(usePathname(), places);
  const { problems, notices } = useHealth(here ? address : null);
  if (!here) return null;
  // Both are there from the beginning: a reader of the screen hears what comes into them.
  return (
    <div className="whenthen-health">
      <div role="alert">
        {problems.length > 0 && (
          <section aria-label="Workflows are held up" className="whenthen-health__bad">
            <h2>Workflows are held up</h2>
            <List issues={problems} />
          </section>
        )}
      </div>
      <div role="status">
        {notices.length > 0 && (
          <section aria-label="Worth a look" className="whenthen-health__note">
            <h2>Worth a look</h2>
            <List issues={notices} />
          </section>
        )}
      </div>
    </div>
  );
};
