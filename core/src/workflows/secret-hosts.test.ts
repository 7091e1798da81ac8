import type { JsonObject } from '../definition/json/json.js';
import type { WorkflowDefinition } from '../definition/workflow.js';
import { secretHostIssues } from './secret-hosts.js';

const calling = (input: JsonObject): WorkflowDefinition => ({
  schema: 1,
  triggers: [{ kind: 'manual' }],
  entry: { reentry: { kind: 'always' } },
  exits: [],
  start: 'call',
  steps: { call: { kind: 'action', action: 'send_webhook', input, next: null } },
});
const auth = { kind: 'bearer', secret: 'erp' };
const kept = [{ _id: 'erp', hosts: ['erp.example', 'erp.example:8443'] }, { _id: 'old' }];
const issues = (url: string, more: JsonObject = { auth }) => secretHostIssues(calling({ url, ...more }), kept);

test.each(['https://erp.example/people', 'https://ERP.example:443', 'https://erp.example:8443/'])(
  'a secret goes to %s',
  (url) => expect(issues(url)).toEqual([]),
);

test.each(['https://mine.example/', 'https://erp.example:444/', 'https://erp.example.mine.example/'])(
  'a secret that is not sent to %s is an issue of the step that names it',
  (url) =>
    expect(issues(url)).toMatchObject([
      {
        path: ['steps', 'call', 'input', 'auth', 'secret'],
        step: 'call',
        severity: 'completeness',
        message: expect.stringContaining('only to erp.example, erp.example:8443'),
      },
    ]),
);

test('one without hosts goes nowhere; one that is not there is waited for; what names none sends none', () => {
  expect(issues('https://erp.example/', { auth: { ...auth, secret: 'old' } })).toHaveLength(1);
  expect(issues('https://erp.example/', { auth: { ...auth, secret: 'gone' } })).toEqual([]);
  expect(issues('https://mine.example/', {})).toEqual([]);
  expect(issues('not yet an address')).toEqual([]);
});
