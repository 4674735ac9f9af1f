// A code in place of a number: the same number has the same one in every file of this profile, and nobody without the
// profile's key finds the number from it.
import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { normalNumber } from '../store/phone-numbers';

const keyName = 'numberCode';
const keyBytes = 32;
/** 60 bits: among a hundred million callers two with one code are unlikely. */
const codeLetters = 12;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const mostKnown = 200_000;

/** Kept beside the numbers themselves: a restored backup gives the same codes. Made on first use. */
function keyOf(database: Database): Buffer {
  database
    .prepare('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING')
    .run(keyName, randomBytes(keyBytes));
  return database.prepare('SELECT value FROM secret WHERE name = ?').pluck().get(keyName) as Buffer;
}

/** Base 32 (RFC 4648), which a spreadsheet takes for neither number nor formula. */
function letters(bytes: Buffer): string {
  let text = '';
  for (let bit = 0; text.length < codeLetters; bit += 5)
    text += alphabet[(bytes.readUInt16BE(bit >> 3) >> (11 - (bit & 7))) & 31];
  return text;
}

/** @returns the code of a number; empty for one that tells nobody (masked, anonymous, none) */
export function numberCoder(database: Database): (raw: string) => string {
  const key = keyOf(database);
  const known = new Map<string, string>();
  return (raw) => {
    let code = known.get(raw);
    if (code !== undefined) return code;
    const normal = normalNumber(raw);
    code = /^\d+$/.test(normal) ? letters(createHmac('sha256', key).update(normal).digest()) : '';
    if (known.size >= mostKnown) known.clear();
    known.set(raw, code);
    return code;
  };
}
