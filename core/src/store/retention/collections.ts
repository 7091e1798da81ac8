import type { Collection, Document } from 'mongodb';
import type { AuditRecord } from '../../model/operation/audit.js';
import type { BackfillRecord } from '../../model/backfill.js';
import type { WebhookRecord } from '../../model/webhook.js';
import type { EffectCollections } from '../effects/schema.js';
import type { EventCollections } from '../events/schema.js';
import type { MessageCollections } from '../messages/schema.js';
import type { GateCollections } from '../runs/gates.js';
import type { RunCollections } from '../runs/schema.js';
import type { RetentionCollections } from './state.js';

export type PrunedCollections = EventCollections &
  RunCollections &
  EffectCollections &
  MessageCollections &
  GateCollections &
  RetentionCollections & {
    webhooks: Collection<WebhookRecord & Document>;
    backfills: Collection<BackfillRecord & Document>;
    audit: Collection<AuditRecord & Document>;
  };
