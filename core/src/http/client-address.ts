import { bareAddress, clientKey } from '../forms/client-address.js';

const isAddress = (text: string | undefined): text is string => clientKey(text) !== undefined;

/**
 * The address that a request comes from: the one that the nearest proxy saw, since what stands before it in
 * `X-Forwarded-For` anybody can write; else that of the connection, where the host knows it; else `X-Real-IP`. What is no
 * IP address does not count. Pure.
 */
export const clientAddress = (headers: Headers, connection: string | undefined): string | undefined =>
  [headers.get('x-forwarded-for')?.split(',').at(-1)?.trim(), connection, headers.get('x-real-ip')?.trim()].find(
    isAddress,
  );

/** The same without port and zone, as evidence of consent holds it. Pure. */
export const evidenceAddress = (headers: Headers, connection?: string): string | undefined =>
  bareAddress(clientAddress(headers, connection));
