import { arrowsOf, type Violation } from '../support/import-tree.js';

/** A forbidden arrow for each rule: the smallest tree that has it, and what must be said of it. */
const FORBIDDEN: Violation[] = [
  {
    rule: 'definition-stands-alone',
    from: 'core/src/definition/step.ts',
    to: 'core/src/model/person.ts',
  },
  { rule: 'definition-stands-alone', from: 'core/src/definition/step.ts', to: 'core/src/decide/decide.ts' },
  { rule: 'decide-sees-definition', from: 'core/src/decide/decide.ts', to: 'core/src/flow/advance/advance.ts' },
  { rule: 'decide-sees-definition', from: 'core/src/decide/decide.ts', to: 'core/src/model/event.ts' },
  { rule: 'builder-sees-definition', from: 'core/src/builder/steps.ts', to: 'core/src/decide/decide.ts' },
  { rule: 'kernel-sees-definition', from: 'core/src/kernel/gaps.ts', to: 'core/src/decide/decide.ts' },
  { rule: 'model-sees-ground', from: 'core/src/model/person.ts', to: 'core/src/flow/advance/advance.ts' },
  { rule: 'model-sees-ground', from: 'core/src/model/person.ts', to: 'core/src/people/change.ts' },
  { rule: 'mail-stands-alone', from: 'core/src/mail/compose.ts', to: 'core/src/model/message.ts' },
  {
    rule: 'rendering-stands-alone',
    from: 'core/src/templates/render/render.ts',
    to: 'core/src/store/mail/templates.ts',
  },
  {
    rule: 'rendering-stands-alone',
    from: 'core/src/templates/language/template.ts',
    to: 'core/src/templates/publish.ts',
  },
  { rule: 'slices-see-ports', from: 'core/src/actions/send-email.ts', to: 'core/src/store/messages.ts' },
  { rule: 'slices-see-ports', from: 'core/src/webhooks/incoming/webhooks.ts', to: 'core/src/flow/ingest/ingest.ts' },
  { rule: 'slices-see-ports', from: 'core/src/segments/recompute.ts', to: 'core/src/engine/api.ts' },
  { rule: 'store-fulfils-the-model', from: 'core/src/store/runs.ts', to: 'core/src/runs/end-run.ts' },
  { rule: 'store-fulfils-the-model', from: 'core/src/store/runs.ts', to: 'core/src/schedule/agenda.ts' },
  { rule: 'schedule-fulfils-the-model', from: 'core/src/schedule/agenda.ts', to: 'core/src/flow/advance/wake.ts' },
  { rule: 'schedule-fulfils-the-model', from: 'core/src/schedule/agenda.ts', to: 'core/src/store/runs.ts' },
  { rule: 'http-sees-interfaces', from: 'core/src/http/forms.ts', to: 'core/src/engine/create.ts' },
  { rule: 'http-sees-interfaces', from: 'core/src/http/forms.ts', to: 'core/src/store/events.ts' },
  { rule: 'flow-sees-ports', from: 'core/src/flow/dispatch/slots.ts', to: 'core/src/engine/create.ts' },
  { rule: 'flow-sees-ports', from: 'core/src/flow/dispatch/slots.ts', to: 'core/src/schedule/agenda.ts' },
  { rule: 'testing-is-for-tests', from: 'core/src/engine/create-engine.ts', to: 'core/src/testing/clock.ts' },
];

const FORBIDDEN_PACKAGES: { rule: string; from: string; name: string }[] = [
  { rule: 'definition-stands-alone', from: 'core/src/definition/step.ts', name: 'node:crypto' },
  { rule: 'definition-stands-alone', from: 'core/src/definition/step.ts', name: 'mongoose' },
  { rule: 'decide-sees-definition', from: 'core/src/decide/decide.ts', name: 'node:timers' },
  { rule: 'only-store-knows-mongoose', from: 'core/src/flow/advance/advance.ts', name: 'mongoose' },
  { rule: 'only-store-knows-mongoose', from: 'core/src/schedule/agenda.ts', name: 'mongoose' },
  { rule: 'only-store-knows-mongodb', from: 'core/src/flow/advance/advance.ts', name: 'mongodb' },
  { rule: 'only-schedule-knows-agenda', from: 'core/src/store/runs.ts', name: 'agenda' },
  { rule: 'core-knows-no-host', from: 'core/src/flow/advance/advance.ts', name: '@medusajs/framework' },
  { rule: 'core-knows-no-host', from: 'core/src/templates/render/render.ts', name: 'react' },
  { rule: 'core-knows-no-host', from: 'core/src/flow/advance/advance.ts', name: 'payload' },
  { rule: 'core-stands-alone', from: 'core/src/flow/advance/advance.ts', name: '@whenthen/admin-ui' },
  { rule: 'core-by-public-entries', from: 'plugin-medusa/src/modules/engine.ts', name: '@whenthen/core/dist/index' },
  { rule: 'core-by-public-entries', from: 'plugin-payload/src/index.ts', name: '@whenthen/core/engine' },
  { rule: 'testing-entry-is-for-tests', from: 'plugin-medusa/src/modules/engine.ts', name: '@whenthen/core/testing' },
  { rule: 'admin-ui-sees-definition', from: 'admin-ui/src/canvas/canvas.tsx', name: '@whenthen/core' },
  { rule: 'admin-ui-sees-definition', from: 'admin-ui/src/canvas/canvas.tsx', name: '@whenthen/core/testing' },
  { rule: 'admin-ui-knows-no-host', from: 'admin-ui/src/canvas/canvas.tsx', name: '@payloadcms/ui' },
  { rule: 'admin-ui-knows-no-host', from: 'admin-ui/src/canvas/canvas.tsx', name: '@whenthen/payload' },
  { rule: 'graph-knows-no-react', from: 'admin-ui/src/graph/layout.ts', name: 'react' },
  { rule: 'graph-knows-no-react', from: 'admin-ui/src/graph/layout.ts', name: '@xyflow/react' },
  { rule: 'medusa-knows-no-payload', from: 'plugin-medusa/src/modules/engine.ts', name: 'payload' },
  { rule: 'payload-knows-no-medusa', from: 'plugin-payload/src/index.ts', name: '@medusajs/framework' },
  { rule: 'payload-knows-no-medusa', from: 'plugin-payload/src/index.ts', name: '@whenthen/medusa' },
  { rule: 'plugins-know-no-database', from: 'plugin-payload/src/index.ts', name: 'mongoose' },
];

/** The file that an arrow starts from, one of its own for each arrow, so that they can share a tree. */
const own = (from: string, index: number): string => from.replace(/(\.tsx?)$/, `-${index}$1`);

const specifierFrom = (from: string, to: string): string => {
  const up = from
    .split('/')
    .slice(0, -1)
    .map(() => '..')
    .join('/');
  return `${up}/${to.replace(/\.tsx?$/, '.js')}`;
};

describe('a forbidden arrow is refused', () => {
  const files: Record<string, string> = {};
  FORBIDDEN.forEach(({ from, to }, index) => {
    // A type-only import with a .js ending: the weakest arrow there is, written as this repository writes it.
    files[own(from, index)] = `import type { Thing } from '${specifierFrom(from, to)}';\nexport type Own = Thing;\n`;
    files[to] ??= 'export interface Thing { id: string }\n';
  });
  FORBIDDEN_PACKAGES.forEach(({ from, name }, index) => {
    files[own(from, 100 + index)] = `import * as other from '${name}';\nexport const own = other;\n`;
  });

  let found: Violation[] = [];
  beforeAll(async () => {
    found = (await arrowsOf(files)).violations;
  });

  test.each(FORBIDDEN.map((arrow, index) => ({ ...arrow, index })))(
    '$rule: $from → $to',
    ({ rule, from, to, index }) => {
      expect(found.filter((violation) => violation.from === own(from, index))).toContainEqual({
        rule,
        from: own(from, index),
        to,
      });
    },
  );

  test.each(FORBIDDEN_PACKAGES.map((arrow, index) => ({ ...arrow, index })))(
    '$rule: $from → $name',
    ({ rule, from, index }) => {
      const here = found.filter((violation) => violation.from === own(from, 100 + index));
      expect(here.map((violation) => violation.rule)).toContain(rule);
    },
  );

  test('a file inside core, reached by a relative path', async () => {
    const { violations } = await arrowsOf({
      'plugin-payload/src/index.ts': "export * from '../../core/src/flow/advance/advance.js';\n",
      'core/src/flow/advance/advance.ts': 'export const advance = 1;\n',
    });
    expect(violations).toEqual([
      { rule: 'core-by-public-entries', from: 'plugin-payload/src/index.ts', to: 'core/src/flow/advance/advance.ts' },
    ]);
  });

  test('a cycle', async () => {
    const { violations } = await arrowsOf({
      'core/src/engine/a.ts': "import type { B } from './b.js';\nexport type A = B[];\n",
      'core/src/engine/b.ts': "import type { A } from './a.js';\nexport interface B { all: A }\n",
    });
    expect(new Set(violations.map((violation) => violation.rule))).toEqual(new Set(['no-cycles']));
  });
});

test('every rule has an arrow that breaks it', async () => {
  const { rules } = await arrowsOf({});
  const proven = new Set([...FORBIDDEN, ...FORBIDDEN_PACKAGES].map(({ rule }) => rule).concat('no-cycles'));
  expect([...proven].sort()).toEqual([...rules].sort());
});

test('the arrows of the design are allowed', async () => {
  const { sources, violations } = await arrowsOf({
    'core/src/definition/step.ts': "import { z } from 'zod';\nexport const step = z;\n",
    'core/src/decide/decide.ts': "import { step } from '../definition/step.js';\nexport const decide = step;\n",
    'core/src/model/people-store.ts': "import type { Fact } from './fact.js';\nexport interface People { all: Fact }\n",
    'core/src/model/fact.ts': 'export interface Fact { id: string }\n',
    'core/src/store/people.ts':
      "import mongoose from 'mongoose';\nimport type { People } from '../model/people-store.js';\nexport const people = mongoose as People;\n",
    'core/src/schedule/agenda.ts': "import { Agenda } from 'agenda';\nexport const agenda = Agenda;\n",
    'core/src/engine/create-engine.ts': [
      "export * from '../decide/decide.js';",
      "export * from '../model/people-store.js';",
      "export * from '../schedule/agenda.js';",
      "export * from '../store/people.js';",
    ].join('\n'),
    'admin-ui/src/canvas/canvas.tsx': "import '@whenthen/core/definition';\nimport 'react';\n",
    'plugin-payload/src/index.ts': "import '@whenthen/core';\nimport 'payload';\n",
    'plugin-medusa/src/modules/engine.ts': "import '@whenthen/core';\nimport '@medusajs/framework';\n",
    'plugin-medusa/src/modules/engine.test.ts': "import '@whenthen/core/testing';\n",
  });
  expect(violations).toEqual([]);
  // Nothing was allowed for not having been found.
  expect(sources).toEqual(
    expect.arrayContaining(['core/src/model/fact.ts', 'core/dist/index.js', 'core/dist/definition/index.js']),
  );
});
