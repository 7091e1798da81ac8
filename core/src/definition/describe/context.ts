import type { Catalog } from '../catalog.js';
import type { NameOf } from './name-of.js';

/** What a description may look up: titles of what developers added, names of what settings name by an id. */
export interface DescribeContext {
  catalog?: Catalog | undefined;
  nameOf?: NameOf | undefined;
}
