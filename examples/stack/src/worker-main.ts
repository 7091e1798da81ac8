import { createEngine } from '@whenthen/core';
import { z } from 'zod';

/** An engine that works, told by its environment what to do; prints READY once it takes work. */
const environment = z.object({
  MONGODB_URI: z.string(),
  MONGODB_DB: z.string(),
  SMTP_URL: z.string(),
  MAIL_FROM: z.string().default('Harbour & Pine <hello@example.com>'),
  WHENTHEN_TIME_SCALE: z.coerce.number().default(1),
  WHENTHEN_SECRET: z.string().default('only-for-trying-it-out-set-WHENTHEN_SECRET'),
  WHENTHEN_PUBLIC_URL: z.string().default('http://localhost:9000'),
  WHENTHEN_LEASE_MS: z.coerce.number().optional(),
  WHENTHEN_SWEEP_MS: z.coerce.number().optional(),
  WHENTHEN_ON_UNCERTAIN: z.enum(['hold', 'resend']).optional(),
  WHENTHEN_PRIVATE_WEBHOOKS: z.literal('yes').optional(),
});

const env = environment.parse(process.env);
const engine = await createEngine({
  mongo: { uri: env.MONGODB_URI, database: env.MONGODB_DB },
  worker: true,
  mail: { smtp: env.SMTP_URL, from: env.MAIL_FROM },
  secret: env.WHENTHEN_SECRET,
  publicUrl: env.WHENTHEN_PUBLIC_URL,
  webhooks: { allowPrivateAddresses: env.WHENTHEN_PRIVATE_WEBHOOKS === 'yes' },
  timeZone: 'America/New_York',
  timeScale: env.WHENTHEN_TIME_SCALE,
  ...(env.WHENTHEN_LEASE_MS !== undefined && { leaseMs: env.WHENTHEN_LEASE_MS }),
  ...(env.WHENTHEN_SWEEP_MS !== undefined && { sweepMs: env.WHENTHEN_SWEEP_MS }),
  ...(env.WHENTHEN_ON_UNCERTAIN && { onUncertain: env.WHENTHEN_ON_UNCERTAIN }),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void engine.stop().finally(() => process.exit(0)));
}
await engine.start();
console.log('READY');
