import type { Runtime } from '../../runtime/runtime.js';

/** A moment in the store's zone and language, as text; `null` where there is none. */
export const momentWords = (at: string | null | undefined, { options: { engine } }: Runtime): string | null => {
  if (!at) return null;
  const { locale, timeZone } = engine;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
};

/** A moment in the store's zone and language; the exact one is in its title. */
export const When = ({ at, runtime }: { at: string | null; runtime: Runtime }) => {
  if (!at) return <span className="whenthen-quiet">—</span>;
  return (
    <time dateTime={at} title={`${at} (shown in ${runtime.options.engine.timeZone})`}>
      {momentWords(at, runtime)}
    </time>
  );
};
