import { shopSettings } from '../definition/shop-settings/index.js';
import type { SeenHeartbeat } from '../model/operation/heartbeat.js';
import { missingServers } from './missing-servers.js';

const worker = (more: Partial<SeenHeartbeat> = {}): SeenHeartbeat => ({
  ...{ _id: 'w', name: 'w', version: '1', schema: 1, everyMs: 1, leaseMs: 1, clockAheadMs: 0, loops: {} },
  ...{ startedAt: new Date(0), saidAt: new Date(0), at: new Date(0), ageMs: 0 },
  actions: ['send_email'],
  ...more,
});
const { senders } = shopSettings.parse({
  senders: {
    senders: [
      { id: 'a', name: 'News', address: 'a@x.example', transport: 'bulk' },
      { id: 'b', name: 'Outlet', address: 'b@x.example', transport: 'bulk' },
      { id: 'c', name: 'Care', address: 'c@x.example' },
    ],
  },
});

test.each<[string, SeenHeartbeat[]]>([
  ['some worker has it', [worker(), worker({ transports: ['bulk'] })]],
  ['nobody sends mail at all, which is told otherwise', [worker({ actions: ['add_tag'] }), worker({ ageMs: 60_000 })]],
])('says nothing where %s', (_, workers) => {
  expect(missingServers(senders, workers)).toEqual([]);
});

test('names a server that no worker has, once, and all who send by it', () => {
  const gone = worker({ transports: ['bulk'], ageMs: 60_000 });
  const idle = worker({ transports: ['bulk'], actions: [] });
  const [found, ...others] = missingServers(senders, [worker({ transports: ['ses'] }), gone, idle]);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ code: 'mail_server_missing', about: 'smtp:@bulk' });
  expect(found?.message).toContain('The senders “News” and “Outlet” send by the mail server “bulk”, which no running');
});
