/** Where and how to connect, read from an SMTP address. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte. Otherwise STARTTLS is used where the server offers it. */
  secure: boolean;
  requireTLS: boolean;
  ignoreTLS: boolean;
  rejectUnauthorized: boolean;
  auth?: { user: string; pass: string };
}

/** An SMTP address that cannot be used. The message never holds the address itself: it may hold a password. */
export class InvalidSmtpUrlError extends Error {
  override readonly name = 'InvalidSmtpUrlError';
}

const FLAGS = ['requireTLS', 'ignoreTLS', 'rejectUnauthorized'] as const;

function flag(url: URL, name: (typeof FLAGS)[number], fallback: boolean): boolean {
  const value = url.searchParams.get(name);
  if (value === null) return fallback;
  if (value !== 'true' && value !== 'false')
    throw new InvalidSmtpUrlError(`the SMTP address: set ${name} to true or false`);
  return value === 'true';
}

/**
 * Reads `smtp://user:password@host:587` or `smtps://…`; percent-encode special characters of user and password.
 * After a `?` may stand `requireTLS=true`, `ignoreTLS=true`, `rejectUnauthorized=false` (self-signed certificates).
 * @throws InvalidSmtpUrlError
 */
export function parseSmtpUrl(text: string): SmtpServer {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InvalidSmtpUrlError('the SMTP address is no URL: write it as smtp://user:password@host:587');
  }
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw new InvalidSmtpUrlError('the SMTP address has to begin with smtp:// or smtps://');
  }
  if (!url.hostname) throw new InvalidSmtpUrlError('the SMTP address names no host: write it as smtp://host:587');
  const unknown = [...url.searchParams.keys()].find((name) => !(FLAGS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new InvalidSmtpUrlError(`the SMTP address: "${unknown}" is unknown, use one of ${FLAGS.join(', ')}`);
  }
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: flag(url, 'requireTLS', false),
    ignoreTLS: flag(url, 'ignoreTLS', false),
    rejectUnauthorized: flag(url, 'rejectUnauthorized', true),
    ...(url.username ? { auth: { user: decoded(url.username), pass: decoded(url.password) } } : {}),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new InvalidSmtpUrlError('the SMTP address: percent-encode special characters of the user and the password');
  }
}
