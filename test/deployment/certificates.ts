import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate with its key, in PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface Authority extends Certificate {
  /** A certificate for 127.0.0.1, good for a server and for a client. */
  issue(name: string): Certificate;
}

const DAY_MS = 86_400_000;

/** A certificate authority of a test's own: X.509 v3 on P-256, valid yesterday to tomorrow. */
export function authority(name: string): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issue = (subject: string, publicKey: KeyObject, extension: Buffer): Buffer => {
    const now = Date.now();
    const body = sequence(
      tagged(0xa0, integer(Buffer.from([2]))),
      integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
      ECDSA_SHA256,
      named(name),
      sequence(utcTime(now - DAY_MS), utcTime(now + DAY_MS)),
      named(subject),
      publicKey.export({ format: 'der', type: 'spki' }),
      tagged(0xa3, sequence(extension)),
    );
    const signature = sign('sha256', body, own.privateKey);
    return pem(sequence(body, ECDSA_SHA256, tagged(0x03, Buffer.from([0]), signature)));
  };
  return {
    cert: issue(name, own.publicKey, BASIC_CONSTRAINTS_CA),
    key: keyText(own.privateKey),
    issue: (subject) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return { cert: issue(subject, publicKey, ALTERNATIVE_NAME_LOOPBACK), key: keyText(privateKey) };
    },
  };
}

/** DER: tag, length, content. */
function tagged(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...contents: Buffer[]): Buffer {
  return tagged(0x30, ...contents);
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function identifier(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

/** A distinguished name of a common name (2.5.4.3) alone. */
function named(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(identifier('550403'), tagged(0x0c, Buffer.from(commonName)))));
}

function utcTime(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(0x17, Buffer.from(text.slice(2)));
}

function pem(der: Buffer): Buffer {
  const lines = der.toString('base64').match(/.{1,64}/g)!;
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`);
}

function keyText(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'pem', type: 'pkcs8' }));
}

/** 1.2.840.10045.4.3.2 */
const ECDSA_SHA256 = sequence(identifier('2a8648ce3d040302'));

const TRUE = tagged(0x01, Buffer.from([0xff]));

/** 2.5.29.19, critical: may sign certificates. */
const BASIC_CONSTRAINTS_CA = sequence(identifier('551d13'), TRUE, tagged(0x04, sequence(TRUE)));

/** 2.5.29.17: stands for 127.0.0.1. */
const ALTERNATIVE_NAME_LOOPBACK = sequence(
  identifier('551d11'),
  tagged(0x04, sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])))),
);
