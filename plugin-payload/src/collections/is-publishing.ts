/** Whether a document's data is to be published, and not only kept as a draft. */
export const isPublishing = (data: unknown): boolean =>
  (data as { _status?: unknown } | null | undefined)?._status === 'published';
