import { z } from 'zod';
import { condition, type Condition } from '../definition/condition.js';

/** A segment as somebody writes it down: its name, and what holds for those who are in it. */
export const segmentContent = z.strictObject({
  name: z.string().trim().min(1, 'give the segment a name').max(200),
  criteria: condition,
});
export interface SegmentContent {
  name: string;
  criteria: Condition;
}
