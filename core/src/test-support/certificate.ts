import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A value of ASN.1 in DER: its tag, its length, and what it holds. */
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const size = content.length;
  const bytes = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
};
const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, ...parts);
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11 */
const RSA_SHA256 = sequence(der(0x06, hex('2a864886f70d01010b')), der(0x05));
/** commonName, 2.5.4.3 */
const COMMON_NAME = der(0x06, hex('550403'));

const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(name)))));
const utcTime = (at: Date): Buffer => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

/** A certificate (RFC 5280) that signs itself, as PEM, with its private key. For tests. */
export const selfSigned = (from: Date, to: Date): { pem: string; privateKey: KeyObject } => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const content = sequence(
    der(0x02, Buffer.from([1])),
    RSA_SHA256,
    nameOf('sns.amazonaws.com'),
    sequence(utcTime(from), utcTime(to)),
    nameOf('sns.amazonaws.com'),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(content).sign(privateKey);
  const whole = sequence(content, RSA_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/g, '$&\n');
  return { pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`, privateKey };
};
