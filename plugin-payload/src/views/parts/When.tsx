import type { Runtime } from '../../runtime/runtime.js';

/** A moment in the store's zone and language; the exact one is in its title. */
export const When = ({ at, runtime }: { at: string | null; runtime: Runtime }) => {
  if (!at) return <span className="whenthen-quiet">—</span>;
  const { locale, timeZone } = runtime.options.engine;
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(at),
  );
  return (
    <time dateTime={at} title={`${at} (shown in ${timeZone})`}>
      {text}
    </time>
  );
};
