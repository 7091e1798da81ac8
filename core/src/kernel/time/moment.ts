import { types } from 'node:util';
import { z } from 'zod';

/** A valid date, of whichever realm: under jest a test has another `Date` than the modules that Node loads. */
export const dateInput = z
  .custom<Date>((value) => types.isDate(value) && !Number.isNaN(value.getTime()), 'is not a date')
  .transform((date) => new Date(date.getTime()));
