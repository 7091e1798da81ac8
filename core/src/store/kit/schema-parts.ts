import { Schema } from 'mongoose';

export const { Mixed } = Schema.Types;
export const text = { type: String, required: true } as const;
export const time = { type: Date, required: true } as const;
export const count = { type: Number, required: true } as const;
/** Ids are ours, nothing is renamed or thrown away, and collections are made by `bootstrap()` alone. */
export const settings = {
  _id: false,
  versionKey: false,
  minimize: false,
  autoCreate: false,
  autoIndex: false,
} as const;
