import { read, readId } from '../kernel/input.js';
import type { Store } from '../store/index.js';
import type { Engine } from './api.js';
import { dateInput } from '../kernel/moment.js';

/** Durable marks as the API has them. */
export const createWatermarkApi = ({ watermarks }: Pick<Store, 'watermarks'>): Engine['watermarks'] => ({
  get: async (name) => watermarks.get(readId(name, 'name')),
  advance: async (name, to) => watermarks.advance(readId(name, 'name'), read(dateInput, to, 'to')),
});
