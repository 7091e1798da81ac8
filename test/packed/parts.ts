import type { MailServer } from '../chaos/mail-server.js';
import type { Node } from './nodes.js';
import type { Tarballs } from './packages.js';

/** What all these tests have: the packages, a mail catcher, and the Nodes that things have to run on. */
export interface Parts {
  tarballs: Tarballs;
  mail: MailServer;
  nodes: Node[];
  mongoUri: string;
}
