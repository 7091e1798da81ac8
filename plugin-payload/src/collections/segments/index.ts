import type { CollectionConfig } from 'payload';
import type { Runtime } from '../../runtime/runtime.js';
import { authoredCollection } from '../authored.js';
import { segmentFields } from './fields.js';
import { publishSegment } from './publish.js';

/** *Segments*: people with something in common. */
export const segmentsCollection = (runtime: Runtime): CollectionConfig =>
  authoredCollection(runtime, {
    kind: 'segments',
    labels: { singular: 'Segment', plural: 'Segments' },
    description:
      'People with something in common. Workflows can start when somebody enters or leaves, and can ask who is inside.',
    columns: ['_status'],
    fields: segmentFields(),
    handOver: publishSegment,
    publishedName: async (engine, id) => (await engine.segments.get(id))?.name,
    kept: 'workflows may start with it or ask about it. Take it out of them, and keep it.',
    insteadOfUnpublish: 'Workflows may start with it or ask about it. Publish changed criteria instead.',
  });
