/** What there is: what came in so far, as far as it was looked through. */
export interface Seen {
  /** Each name of an event, with the properties, as dot paths, of the newest that came in. */
  events: { name: string; lastAt: string; properties: string[] }[];
  tags: string[];
  fields: string[];
}
