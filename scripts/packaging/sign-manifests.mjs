// Signs what a feed of updates says of a release (latest*.yml), so that a program can tell it from a forged one.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Signs every latest*.yml of the folder, beside it as latest*.yml.sig. @returns their names */
export function signManifests(folder, privateKeyPem) {
  const key = createPrivateKey(privateKeyPem);
  const names = fs.readdirSync(folder).filter((name) => /^latest.*\.yml$/.test(name));
  for (const name of names) {
    const file = path.join(folder, name);
    fs.writeFileSync(`${file}.sig`, sign(null, fs.readFileSync(file), key).toString('base64'));
  }
  return names;
}

/** The public half, base64 of its SPKI form (DER): as programs carry it. */
export function publicKeyOf(privateKeyPem) {
  return createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' }).toString('base64');
}
