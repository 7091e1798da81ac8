import type { JsonObject, TriedWebhook } from '@whenthen/core/definition';

/** A secret that is kept apart from workflows, without its value. */
export interface KeptSecret {
  name: string;
  /** Where it may be sent: hosts as addresses have them. None: nowhere, until it is set anew. */
  hosts: string[];
  /** False: it can be used no more, and has to be set anew. */
  readable: boolean;
}

/** What the settings of *Send webhook* ask of a server. Each throws an Error whose message is for who edits. */
export interface WebhookDesk {
  secrets: () => Promise<KeptSecret[]>;
  /** Keeps a secret, in place of the one that has its name. */
  keepSecret: (name: string, secret: { value: string; hosts: string[] }) => Promise<void>;
  /** Makes the call once, with an example person. */
  test: (settings: JsonObject) => Promise<TriedWebhook>;
}
