import { readId } from '../../kernel/input.js';
import type { PrivacyApi } from '../api.js';
import { erasePerson, erasureView } from '../erase/start.js';
import { exportPerson } from '../export/export-person.js';
import { restorePerson } from '../export/restore.js';
import type { ExportPorts } from '../export/sections.js';
import { mergePeople, previewMerge } from '../merge/merge-people.js';
import { continueUnfinished } from './unfinished.js';

/** Erasing, exporting and merging people, as the API has them. */
export const createPrivacyApi = (context: ExportPorts): PrivacyApi => ({
  erase: (idOrEmail, how) => erasePerson(context, idOrEmail, how),
  async erasure(id) {
    const found = await context.store.erasures.get(readId(id));
    return found && erasureView(found);
  },
  continueErasing: () => continueUnfinished(context),
  export: (id, how) => exportPerson(context, id, how),
  restore: (document, how) => restorePerson(context, document, how),
  previewMerge: (from, into) => previewMerge(context, from, into),
  merge: (from, into, how) => mergePeople(context, from, into, how),
});
