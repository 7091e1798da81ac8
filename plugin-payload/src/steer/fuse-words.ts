const many = (n: number): string => n.toLocaleString('en');

/** “1,240 people would have entered since 10:05”. */
export const keptWords = (kept: number, since: string | null): string => {
  const who = kept === 1 ? '1 person' : `${many(kept)} people`;
  return since === null
    ? `${who} would have entered, and ${kept === 1 ? 'is' : 'are'} kept until you decide`
    : `${who} would have entered since ${since}`;
};

/** How many an hour are usual. */
export const usualWords = (usual: number): string =>
  usual === 0 ? 'usually hardly anybody does' : `usually about ${many(usual)} do in an hour`;

/** That nothing pauses entries, until when, and who said so. */
export const openWords = (until: string | null, by: string): string =>
  until === null
    ? `Entries of this workflow are never paused, says ${by}.`
    : `Entries are not paused until ${until}, says ${by}.`;
