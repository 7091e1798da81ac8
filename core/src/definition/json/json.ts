import { z } from 'zod';

/** A value that survives JSON: what settings, properties and fields are made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Zod schema of {@link Json}. */
export const json: z.ZodType<Json, Json> = z.json();

/** A flat or nested bag of JSON values. */
export const jsonObject = z.record(z.string(), json);
export type JsonObject = z.infer<typeof jsonObject>;
