/** What a page's form can say at most, in bytes: a shop has at most 20 topics. */
export const MAX_FORM = 16 * 1024;

/** What the form calls its inputs. */
export const INPUT = {
  /** A topic that is on; sent once for each. */
  topic: 'topic',
  /** Topics as the page showed them, each in one of two hidden inputs. */
  wasOn: 'was_on',
  wasOff: 'was_off',
  /** The button that was pressed. */
  press: 'do',
} as const;

/** The buttons. */
export const PRESS = { save: 'save', allOff: 'all_off' } as const;

/** What somebody sent by the page. */
export type Choice =
  | { kind: 'all_off' }
  /** `shown`: topic → was it on when the page was shown? */
  | { kind: 'topics'; on: ReadonlySet<string>; shown: ReadonlyMap<string, boolean> };

/** Reads what the form sent; `undefined` where it is none of the page's. Pure. */
export const readChoice = (body: Uint8Array): Choice | undefined => {
  if (body.byteLength > MAX_FORM) return undefined;
  const sent = new URLSearchParams(new TextDecoder().decode(body));
  const press = sent.get(INPUT.press);
  if (press === PRESS.allOff) return { kind: 'all_off' };
  if (press !== PRESS.save) return undefined;
  const shown = new Map<string, boolean>();
  for (const id of sent.getAll(INPUT.wasOn)) shown.set(id, true);
  for (const id of sent.getAll(INPUT.wasOff)) shown.set(id, false);
  return { kind: 'topics', on: new Set(sent.getAll(INPUT.topic)), shown };
};

/** A topic that is to be switched. */
export interface Switch {
  topic: string;
  on: boolean;
}

/**
 * What of a choice is a change: topics that the person switched. One that they left as it was shown says nothing, be it
 * on only because the shop may write to whoever never said no: that is no consent. Topics that the shop does not have are
 * left out. Pure.
 */
export const switchesOf = (
  { on, shown }: Extract<Choice, { kind: 'topics' }>,
  topics: readonly { id: string }[],
): Switch[] =>
  topics.flatMap(({ id }) => (shown.has(id) && shown.get(id) !== on.has(id) ? [{ topic: id, on: on.has(id) }] : []));
