/** The `source` of every event that this plugin hands over. With the event's id it makes the event unique. */
export const SOURCE = 'medusa';
