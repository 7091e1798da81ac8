import { read, readId } from '../kernel/input.js';
import type { Stores } from '../model/stores.js';
import { dateInput } from '../kernel/time/moment.js';
import type { WatermarksApi } from './api.js';

/** Durable marks as the API has them. */
export const createWatermarkApi = ({ watermarks }: Pick<Stores, 'watermarks'>): WatermarksApi => ({
  get: async (name) => watermarks.get(readId(name, 'name')),
  advance: async (name, to) => watermarks.advance(readId(name, 'name'), read(dateInput, to, 'to')),
});
