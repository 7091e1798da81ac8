import { isPortFree } from '../machine/ports.js';

/** Where the demo's pages are; where none is set, a free port is taken. */
export interface Ports {
  store?: number | undefined;
  cms?: number | undefined;
  mail?: number | undefined;
}

const USUAL = { store: 9000, cms: 3000, mail: 1080 };

/** The ports that people expect, as far as they are free. */
export async function usualPorts(): Promise<Ports> {
  const ifFree = async (port: number) => ((await isPortFree(port)) ? port : undefined);
  return { store: await ifFree(USUAL.store), cms: await ifFree(USUAL.cms), mail: await ifFree(USUAL.mail) };
}
