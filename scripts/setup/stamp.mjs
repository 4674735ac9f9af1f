// What set-up has done so far, remembered in node_modules (and gone with it).
import fs from 'node:fs';
import { readJson, writeWhole } from '../lib/files.mjs';
import { inModules } from '../lib/paths.mjs';

const stampFile = inModules('.ccc-setup.json');

/** {packages?, electron?: {package, kind, version, napi, binary}, verified?} */
export function readStamp() {
  return readJson(stampFile) ?? {};
}

export function writeStamp(changes) {
  writeWhole(stampFile, JSON.stringify({ ...readStamp(), ...changes }, null, 2));
}

export function clearStamp() {
  fs.rmSync(stampFile, { force: true });
}
