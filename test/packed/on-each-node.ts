import { freePort } from '@whenthen/example-stack/machine/ports';
import { answersHttp, startProcess } from '@whenthen/example-stack/machine/process';
import { childEnvironment } from '@whenthen/example-stack/services/environment';
import { join } from 'node:path';
import { sendsAMail } from './mail.js';
import type { Parts } from './parts.js';

/** A server of somebody else's, as it is started. */
interface Server {
  /** Names its databases and the people who get its mails. */
  name: string;
  folder: string;
  args: (port: number) => string[];
  env: (mongo: { uri: string; database: string }) => Record<string, string>;
  /** Where it says 200 once it works. */
  ready: string;
  readyTimeoutMs: number;
  /** Looks at it besides. */
  look?: (url: string) => Promise<void>;
}

/** Starts a server on each Node, one after the other, on a database of its own, and has it send a mail. */
export const sendsAMailOnEachNode = async ({ mail, nodes, mongoUri }: Parts, server: Server): Promise<void> => {
  for (const [i, node] of nodes.entries()) {
    const mongo = { uri: mongoUri, database: `packed_${server.name}_${process.pid}_${i}` };
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const running = await startProcess({
      name: `The ${server.name} on Node ${node.version}`,
      command: node.path,
      args: server.args(port),
      cwd: server.folder,
      env: childEnvironment({ SMTP_URL: mail.url, PORT: String(port), NODE_OPTIONS: '', ...server.env(mongo) }),
      logFile: join(server.folder, `server-${i}.log`),
      ready: () => answersHttp(`${url}${server.ready}`, 200),
      readyTimeoutMs: server.readyTimeoutMs,
    });
    try {
      await server.look?.(url);
      await sendsAMail(mongo, mail.inbox, `${server.name}-${i}`);
    } finally {
      await running.stop();
    }
  }
};
