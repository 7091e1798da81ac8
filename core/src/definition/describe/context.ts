import type { Catalog } from '../catalog.js';
import { labelOf } from '../vocabulary/label-of.js';
import type { NamedKind } from '../vocabulary.js';
import type { NameOf } from './name-of.js';

/**
 * What a description may look up: titles of what developers added, labels that they gave, and names of what settings
 * name by an id.
 */
export interface DescribeContext {
  catalog?: Partial<Catalog> | undefined;
  nameOf?: NameOf | undefined;
  /** How people know a step of the workflow, by its id. */
  stepName?: ((id: string) => string | undefined) | undefined;
}

/** A name's label, in the quotes in which it stands in a sentence. */
export const quoted = (kind: NamedKind, name: string, { catalog }: DescribeContext): string =>
  `“${labelOf(kind, name, catalog?.vocabulary)}”`;
