/** Durable marks that move forward only. */
export interface WatermarkStore {
  get(name: string): Promise<Date | null>;
  advance(name: string, to: Date): Promise<void>;
}
