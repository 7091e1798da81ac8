import { z } from 'zod';
import { jsonFault } from './json-fault.js';
import { jsonObject, type JsonObject } from './json.js';

/** JSON that can be kept, of at most so many characters as text. The first fault is named by its exact path. */
export const storable = (most: number) =>
  z
    .custom<JsonObject>()
    .superRefine((value, context) => {
      const fault = jsonFault(value);
      if (fault) context.addIssue({ code: 'custom', path: fault.path, message: fault.message });
      else if (JSON.stringify(value).length > most)
        context.addIssue({ code: 'custom', message: `is larger than ${most} characters of JSON` });
    })
    .pipe(jsonObject);
