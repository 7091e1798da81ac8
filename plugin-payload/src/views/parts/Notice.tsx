import type { ReactNode } from 'react';

/** Stands where a list would be: nothing there yet, nothing found, or no answer. */
export const Notice = ({ title, children, bad = false }: { title: string; children?: ReactNode; bad?: boolean }) => (
  <div className={`whenthen-notice${bad ? ' whenthen-notice--bad' : ''}`} role={bad ? 'alert' : undefined}>
    <h3>{title}</h3>
    {children && <p>{children}</p>}
  </div>
);
