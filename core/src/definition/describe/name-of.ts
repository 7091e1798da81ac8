const namedKinds = ['template', 'sequence', 'segment', 'workflow', 'form', 'webhook', 'topic'] as const;
/** What a setting can name by its id. */
type NamedKind = (typeof namedKinds)[number];
/** Looks up the name of something by its id. */
export type NameOf = (kind: NamedKind, id: string) => string | undefined;

export const isNamedKind = (name: string): name is NamedKind => (namedKinds as readonly string[]).includes(name);
