// The log file of a profile. Every line passes the mask: no phone number and no secret may reach the disk.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const rotateBytes = 2_000_000;
const longestMessage = 4000;
const secrets = new Set<string>();
let path: string | undefined;

/** A text that must never appear in the log, such as an access key secret; nor may the forms in which it is sent or quoted. */
export function registerSecret(secret: string): void {
  if (secret.length < 6) return;
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64])
    secrets.add(form);
}

export function hideSecrets(text: string): string {
  let hidden = text;
  for (const secret of secrets) hidden = hidden.replaceAll(secret, '***');
  return hidden;
}

/** Runs of digits that are no numbers of people: request ids, moments in ms, dates with or without time, addresses. */
const harmless = [
  String.raw`\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b`,
  String.raw`(?<!\d)1[5-9]\d{11}(?!\d)`,
  String.raw`(?<!\d)20\d\d-[01]\d-[0-3]\d(?!\d)(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?!\d))?`,
  String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\d.])`,
];
/** Seven digits and more, in whatever script of digits, also in groups as people write them. */
const numberLike = String.raw`(?:\+|＋)?\(?\p{Nd}(?:[ \-().]{0,2}\p{Nd}){6,}`;
const runs = new RegExp(`(${harmless.join('|')})|${numberLike}`, 'gu');

/** What services call the parts of a signed request. */
const signed =
  /\b(AccessKeyId|AccessKeySecret|Signature|SecurityToken|Authorization|Credential)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi;
const keyIds = /\b(?:LTAI\w{8,}|STS\.\w{8,})/g;

/** The user's name is part of every path: as the system writes it, as JSON quotes it, and in addresses of files. */
const home = homedir();
const homeInAddress = home.replaceAll('\\', '/');
const homeForms = [home, JSON.stringify(home).slice(1, -1), homeInAddress, encodeURI(homeInAddress)];
const hideHome = (text: string): string =>
  home.length < 2 ? text : homeForms.reduce((hidden, form) => hidden.replaceAll(form, '~'), text);

/** Masks known secrets, keys and their signatures, the home folder, and whatever looks like a phone number. */
export function maskText(text: string): string {
  return hideHome(hideSecrets(text))
    .replace(signed, '$1$2***')
    .replace(keyIds, (id) => `${id.slice(0, 4)}***`)
    .replace(runs, (_run, kept: string | undefined) => kept ?? '***');
}

/** Where the folder cannot be made there is no log, and the program goes on. */
export function openLog(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    path = join(folder, 'ccc-reports.log');
  } catch {
    path = undefined;
  }
}

/** One line, whatever the message holds: nobody can write a line of their own through it, or fill the disk. */
export function log(level: 'info' | 'warn' | 'error', message: string): void {
  if (path === undefined) return;
  // Masked whole before it is cut: half a secret would not be known any more.
  const masked = maskText(message).replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ⏎ ');
  const line = `${new Date().toISOString()} ${level} ${masked.slice(0, longestMessage)}\n`;
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > rotateBytes) renameSync(path, `${path}.1`);
    appendFileSync(path, line, { mode: 0o600 });
  } catch {
    // A log that cannot be written must not stop the program; a full disk is told where it matters.
  }
}
