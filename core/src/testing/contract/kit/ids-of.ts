/** The ids of records, in their order. */
export const idsOf = (records: readonly { _id: string }[]): string[] => records.map((r) => r._id);
