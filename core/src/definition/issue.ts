/** One thing wrong with a definition: where, and what to do. */
export interface Issue {
  /** Path into the definition, for example `['steps', 'remind', 'next']`. */
  path: (string | number)[];
  /** The step it belongs to, where there is one: the canvas shows it there. */
  step?: string;
  /** `structure` always fails; `completeness` only fails a publish; `advice` fails nothing, and is worth knowing. */
  severity: 'structure' | 'completeness' | 'advice';
  /** A plain sentence that says what to do. */
  message: string;
}

/** Does it keep a definition from being published? */
export const isFault = ({ severity }: Issue): boolean => severity !== 'advice';

/** Writes a path for people: `steps.remind.next`, `triggers[0].name`. */
export const formatPath = (path: (string | number)[]): string =>
  path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${part}` : part),
    '',
  );
