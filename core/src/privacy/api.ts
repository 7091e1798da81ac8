import type { Json, JsonObject } from '../definition/json/json.js';
import type { ErasureStep } from '../model/operation/erasure.js';

export interface ErasePerson {
  /** Who of the staff does it. */
  by: string;
  /** When it was asked for: where an erasure of this address was begun since, nothing is done. */
  askedAt?: Date;
}

export interface ErasureView {
  /** A keyed hash of the address. */
  id: string;
  /**
   * `under_way`: something of theirs, an e-mail for example, has to end first. `erased`: everything is gone, and is
   * looked for once more after a few minutes. `done`: that was done, too.
   */
  state: 'under_way' | 'erased' | 'done';
  /** What is being done. */
  step: ErasureStep;
  by: string;
  startedAt: string;
  erasedAt: string | null;
  endedAt: string | null;
  /** Places outside of the engine that have not erased them yet, by their names. */
  waitsFor: string[];
}

/** A piece of an export: a value, or some items of a list, whose pieces follow one another. */
export type ExportPiece = { name: string; value: Json } | { name: string; items: Json[] };

/** Everything that is held of a person, read while it is asked for: pieces, a page of a list at most. */
export interface PersonExport extends AsyncIterable<ExportPiece> {
  /** The same as the text of one JSON document. */
  text(): AsyncIterable<string>;
}

export interface MergePeople {
  by: string;
}

/** Two people as one, before that is done. */
export interface MergePreview {
  email: string;
  /** Addresses that belong to the one who stays from then on. */
  aliases: string[];
  tags: string[];
  fields: JsonObject;
  /** Fields of the one who goes that are given up, because the one who stays has others. */
  givenUp: JsonObject;
  /** Are opens and clicks of their e-mails tracked? Not where they were not for one of the two. */
  tracked: boolean;
  /** May marketing mail go to them? The stricter one of the two. */
  subscription: string;
}

export interface MergeView {
  /** `under_way`: somebody was faster with one of them, or the process is ending; workers go on with it. */
  state: 'under_way' | 'merged';
  from: string;
  into: string;
}

export interface PrivacyApi {
  /**
   * Erases a person everywhere, by their id or address (also one that nobody is known by), and carries that out as far as
   * it comes now; workers go on with what is left. Called again, it goes on. What is only counted stays, under no name. Of
   * the address only a keyed hash is left, by which it is held back from marketing e-mails; an event that comes later
   * makes a new person. What had happened before is not taken in again.
   * @throws NotFoundError, ConflictError while they are being merged, InvalidInputError
   */
  erase(idOrEmail: string, how: ErasePerson): Promise<ErasureView>;
  /** How far an erasure has come, by its id. */
  erasure(id: string): Promise<ErasureView | null>;
  /**
   * Goes on with erasures and merges that are not finished; workers do so by themselves. For a process that is none and
   * has `personalData`. Returns how many are left.
   */
  continueErasing(): Promise<number>;
  /** Everything that is held of a person. @throws NotFoundError */
  export(id: string, how: { by: string }): Promise<PersonExport>;
  /**
   * Takes the person of an export in: profile, tags, fields, external ids, zone, language and whether they are held back.
   * Starts nobody. Whoever unsubscribed stays so. Their history is not taken in.
   * @throws InvalidInputError with the paths
   */
  restore(document: unknown, how: { by: string }): Promise<{ email: string }>;
  /** What would become of two people. @throws NotFoundError, ConflictError */
  previewMerge(from: string, into: string): Promise<MergePreview>;
  /**
   * Makes two people one: everything that happened to `from`, their runs and messages become those of `into`, whose own
   * tags and fields are kept and filled up. The address of `from` stays known: what happens to it later happens to
   * `into`. The stricter subscription counts, and so does tracking that is off. A workflow that both have entered goes on for `into` alone.
   * @throws NotFoundError, ConflictError while one of them is being erased, InvalidInputError
   */
  merge(from: string, into: string, how: MergePeople): Promise<MergeView>;
}
