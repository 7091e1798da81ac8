import { z } from 'zod';
import type { Json } from '../definition/json/json.js';

/** Whom a place outside of the engine is asked about. */
export interface SoughtPerson {
  /** Their address, and those that were merged into it; lower-cased. */
  emails: string[];
  externalIds: Record<string, string>;
}

/** Where else people's data is kept for the engine's sake, and how it is erased and exported there. */
export interface PersonalData {
  /** Names the place: the same in each process that has it. */
  name: string;
  /** Removes or blanks what is there of a person. Called again where it threw, or the process ended meanwhile. */
  erase(person: SoughtPerson): Promise<void>;
  /** What is there of a person, for an export. */
  export?(person: SoughtPerson): Promise<Json>;
}

/** The option. */
export const personalData = z
  .array(
    z.custom<PersonalData>(
      (given) =>
        typeof given === 'object' &&
        given !== null &&
        /^[\w.-]{1,60}$/.test(String((given as PersonalData).name)) &&
        typeof (given as PersonalData).erase === 'function',
      'give each a name (letters, digits, "_", "-", ".") and a function "erase"',
    ),
  )
  .default([]);
