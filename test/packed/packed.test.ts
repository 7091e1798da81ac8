import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailServer } from '../chaos/mail-server.js';
import { itIsPackedWell } from './clean.js';
import { itWorksBesideAnotherDriver } from './cms-mongodb.js';
import { itWorksStandalone } from './cms-standalone.js';
import { findNodes } from './nodes.js';
import { packAll } from './packages.js';
import { itRunsOnEachNode } from './core-on-node.js';
import type { Parts } from './parts.js';
import { removeProjects } from './project.js';
import { itWorksInAStore } from './store.js';

/** The packages as others get them: packed, and installed into projects outside of the repository. */
describe('what is published', () => {
  let parts: Parts;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'whenthen-packed-'));
    const [tarballs, mail, nodes] = await Promise.all([packAll(folder), startMailServer(), findNodes()]);
    parts = { tarballs, mail, nodes, mongoUri: process.env['MONGODB_URI'] ?? '' };
  }, 120_000);
  afterAll(async () => {
    await parts?.mail.close();
    await removeProjects();
    await rm(folder, { recursive: true, force: true });
  }, 60_000);
  const opened = (): Parts => parts;

  describe('as packages', () => itIsPackedWell(opened));
  describe('as an engine alone', () => itRunsOnEachNode(opened));
  describe('in a CMS with db-mongodb', () => itWorksBesideAnotherDriver(opened));
  describe('in a CMS that is built standalone and copied away', () => itWorksStandalone(opened));
  describe('in a store of TypeScript', () => itWorksInAStore(opened));
});
