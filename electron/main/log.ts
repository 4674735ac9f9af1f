// The log file of a profile. Every line passes the mask: no phone number and no secret may reach the disk.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const rotateBytes = 2_000_000;
const secrets = new Set<string>();
let path: string | undefined;

/** A text that must never appear in the log, such as an access key secret. */
export function registerSecret(secret: string): void {
  if (secret.length >= 6) secrets.add(secret);
}

/** Numbers with a country code, Chinese mobile numbers, others of 7–12 digits; not the 13 digits of a time in ms. */
const phoneLike = /(?<![\d-])(?:\+\d{7,15}|00\d{8,15}|(?:86)?1[3-9]\d{9}|\d{7,12})(?![\d-])/g;

/** Masks known secrets, access key ids and whatever looks like a phone number. */
export function maskText(text: string): string {
  let masked = text;
  for (const secret of secrets) masked = masked.replaceAll(secret, '***');
  return masked.replace(/\bLTAI\w{8,}/g, 'LTAI***').replace(phoneLike, '***');
}

export function openLog(folder: string): void {
  mkdirSync(folder, { recursive: true });
  path = join(folder, 'ccc-reports.log');
}

export function log(level: 'info' | 'warn' | 'error', message: string): void {
  if (path === undefined) return;
  const line = `${new Date().toISOString()} ${level} ${maskText(message)}\n`;
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > rotateBytes) renameSync(path, `${path}.1`);
    appendFileSync(path, line, { mode: 0o600 });
  } catch {
    // A log that cannot be written must not stop the program; a full disk is told where it matters.
  }
}
