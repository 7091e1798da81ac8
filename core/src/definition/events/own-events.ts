/** Events that the engine itself has happen. Every trigger is one event that somebody may also look for by its name. */
export const ownEvents = {
  tagAdded: '$tag_added',
  tagRemoved: '$tag_removed',
  fieldChanged: '$field_changed',
  formSubmitted: '$form_submitted',
  segmentEntered: '$segment_entered',
  segmentLeft: '$segment_left',
  webhookReceived: '$webhook_received',
  added: '$added',
  dateReached: '$date_reached',
  scheduled: '$scheduled',
  imported: '$imported',
} as const;
