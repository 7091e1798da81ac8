import type { LoadedVersion } from '../../model/abilities/versions.js';

/** Fields whose change starts somebody's run: for these alone it becomes an event when an event tells a new value. */
export const heardFields = (versions: LoadedVersion[]): ReadonlySet<string> =>
  new Set(
    versions.flatMap(({ record }) =>
      record.definition.triggers.flatMap((t) => (t.kind === 'field_changed' ? [t.field] : [])),
    ),
  );
