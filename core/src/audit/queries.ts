import { z } from 'zod';
import { auditActions, auditKinds, type AuditAction, type AuditKind } from '../definition/operation/audit-actions.js';
import { byText, idText, listQuery, read } from '../kernel/input.js';
import { toPage } from '../kernel/read-page.js';
import type { Ports } from '../model/abilities/ports.js';
import type { AuditRecord } from '../model/operation/audit.js';
import type { AuditApi, AuditView } from './api.js';

/** People, and things done, that can be chosen from. */
const KINDS_SHOWN = 200;

const action = z.enum(Object.keys(auditActions) as [AuditAction, ...AuditAction[]]);
const kind = z.enum(Object.keys(auditKinds) as [AuditKind, ...AuditKind[]]);

const auditQuery = listQuery({
  by: byText.optional(),
  what: action.optional(),
  kind: kind.optional(),
  thing: idText.optional(),
  since: z.date().optional(),
  until: z.date().optional(),
})
  .refine((query) => query.thing === undefined || query.kind !== undefined, {
    path: ['thing'],
    message: 'say of which kind the thing is',
  })
  .prefault({});

const noteInput = z.strictObject({
  by: byText.optional(),
  what: action,
  on: z.strictObject({ kind, id: idText, name: z.string().min(1).max(200).optional() }),
  details: z
    .record(
      z.string().regex(/^[a-z]\w{0,39}$/i, 'use letters, digits and "_"'),
      z.union([z.string().max(200), z.number(), z.boolean()]),
    )
    .refine((details) => Object.keys(details).length <= 20, 'has more than 20 details')
    .optional(),
});

const viewOf = ({ _id, at, by, what, on, details, state }: AuditRecord): AuditView => ({
  id: _id,
  at: at.toISOString(),
  by,
  what,
  on: { kind: on.kind, id: on.id, name: on.name ?? null },
  details,
  done: state === 'done',
});

/** The audit log as the API has it. */
export const createAuditApi = ({ store, audit }: Ports<'audit', 'audit'>): AuditApi => ({
  async list(query) {
    const wanted = read(auditQuery, query);
    return toPage(await store.audit.list(wanted), wanted.limit, (entry) => entry._id, viewOf);
  },

  async kinds() {
    const [by, what] = await Promise.all([
      store.audit.kinds('by', KINDS_SHOWN),
      store.audit.kinds('what', KINDS_SHOWN),
    ]);
    return { by, what: what as AuditAction[] };
  },

  async note(entry) {
    const { by, what, on, details } = read(noteInput, entry);
    const { name, ...thing } = on;
    await audit.note(
      { by, what, on: { ...thing, ...(name === undefined ? {} : { name }) }, ...(details ? { details } : {}) },
      () => Promise.resolve(),
    );
  },
});
