import type { CollectionConfig } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { authoredCollection } from '../authored.js';
import { sequenceFields } from './fields.js';
import { publishSequence } from './publish.js';

/** *Sequences*: a straight series of e-mails. */
export const sequencesCollection = (runtime: Runtime): CollectionConfig =>
  authoredCollection(runtime, {
    kind: 'sequences',
    labels: { singular: 'Sequence', plural: 'Sequences' },
    description: 'A series of e-mails. Workflows add people to it.',
    columns: ['_status'],
    fields: sequenceFields(runtime),
    admin: { runs: true },
    handOver: publishSequence,
    publishedName: async (engine, id) => {
      const sequence = await engine.sequences.get(id);
      return sequence?.version == null ? undefined : sequence.name;
    },
    kept: 'people may be inside. Take it out of the workflows that use it, and keep it.',
    insteadOfUnpublish: 'People may be inside. Publish a changed version, or take it out of the workflows.',
  });
