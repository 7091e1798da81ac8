/** The only source of time in the engine. Unix milliseconds. */
export interface Clock {
  now(): number;
}
