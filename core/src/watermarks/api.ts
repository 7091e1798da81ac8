/** Durable marks for whoever reads another system's tables, for example a reconciler. */
export interface WatermarksApi {
  get(name: string): Promise<Date | null>;
  /** Moves forward only. */
  advance(name: string, to: Date): Promise<void>;
}
