// Proves that what a feed offers was released by the owner of the key that this program carries.
import { createPublicKey, verify } from 'node:crypto';

/** The names electron-builder gives: latest.yml for Windows, with the system for the others. */
export function manifestName(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform === 'linux') return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
  return 'latest.yml';
}

/**
 * Whether the text was signed (Ed25519) by the owner of the key.
 * @param signature base64
 * @param publicKey base64 of the key's SPKI form (DER)
 */
export function isSigned(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(text), key, Buffer.from(signature.trim(), 'base64'));
  } catch {
    return false;
  }
}

export interface Release {
  readonly version: string;
  readonly files: readonly { readonly sha512: string }[];
}

/**
 * Whether the signed text is the one that the release was read from: a feed could answer the second question otherwise
 * than the first. The hashes are what the updater holds the loaded file against.
 */
export function isOf(text: string, { version, files }: Release): boolean {
  const values = new Set(
    text
      .split('\n')
      .map((line) => line.replace(/^[\s-]*[A-Za-z0-9]+:\s*/, '').replace(/^(['"])(.*)\1$/, '$2')),
  );
  const hasHash = ({ sha512 }: { readonly sha512: string }): boolean => sha512 !== '' && values.has(sha512);
  return values.has(version) && files.length > 0 && files.every(hasHash);
}
