import type { Condition } from '../definition/condition.js';
import type { PersonView } from '../people/api.js';
import type { SegmentContent } from './segment.js';
import type { Page, PageQuery } from '../kernel/page.js';

export interface SegmentView {
  id: string;
  name: string;
  status: 'active' | 'archived';
  criteria: Condition;
  /** How many people are in it. */
  count: number;
  /** How far the look at everybody has come since the criteria were changed; `null` when it is done. */
  building: { looked: number; of: number } | null;
}

/** Who fits criteria: of `looked` people `count` do; of all people where `complete`. */
export interface SegmentPreview {
  count: number;
  looked: number;
  complete: boolean;
  sample: PersonView[];
}

export interface SegmentsApi {
  /**
   * Makes a segment, or changes it. Who fits now comes in without an event: they did not enter, they were there.
   * From then on membership follows every change; entering and leaving are events. Where the criteria did not change,
   * nothing is built anew.
   * @throws InvalidInputError or InvalidDefinitionError with paths like `criteria.of[1].value`
   */
  publish(segment: SegmentContent & { id: string; by?: string; origin?: string }): Promise<{ rebuilt: boolean }>;
  /** Nobody is in it any more, and nobody enters; workflows that ask for it find nobody in it. */
  archive(id: string, by?: string): Promise<void>;
  get(id: string): Promise<SegmentView | null>;
  /** Those that are not archived, by name. */
  list(): Promise<SegmentView[]>;
  /** Who is in it, newest people first. */
  people(id: string, query?: PageQuery): Promise<Page<PersonView>>;
  /** Counts who fits criteria now, within 3 seconds. @throws as `publish` */
  preview(criteria: unknown): Promise<SegmentPreview>;
}
