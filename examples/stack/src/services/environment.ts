/** Set by whoever runs us (jest, a shell's .env) and meant for them, not for the store or the CMS. */
const NOT_PASSED_ON = [
  'NODE_ENV',
  'JEST_WORKER_ID',
  'PORT',
  'HOST',
  'DATABASE_URL',
  'MONGODB_URI',
  'MONGODB_DB',
  'SMTP_URL',
];

const NO_TELEMETRY = { MEDUSA_DISABLE_TELEMETRY: 'true', NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1' };

/** This process' environment without what is not meant for a child, with telemetry off, and with `set`. */
export function childEnvironment(set: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !NOT_PASSED_ON.includes(name) && !name.startsWith('WHENTHEN_'),
  );
  return { ...Object.fromEntries(inherited), ...NO_TELEMETRY, ...set };
}
