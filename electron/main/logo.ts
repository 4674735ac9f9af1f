// The company's logo: a file of the user's choice is checked, and what the page drew of it is kept in the profile's folder.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { nativeImage } from 'electron';
import { AppError } from '../../shared/envelope';
import { logoSize } from '../../shared/logo-requests';
import { askFile } from './dialogs';
import { writeWhole } from './whole-file';

const mostBytes = 5_000_000;
const extensions = ['png', 'jpg', 'jpeg', 'svg'] as const;
const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.svg': 'image/svg+xml',
};

const fileIn = (folder: string): string => join(folder, 'logo.png');
const dataUrl = (type: string, content: Buffer): string =>
  `data:${type};base64,${content.toString('base64')}`;

/** Whether the content is what its name says. A drawing is text: the page that draws it as a picture runs nothing in it. */
function isPicture(type: string, content: Buffer): boolean {
  if (type === 'image/svg+xml') return content.subarray(0, 4096).toString('utf8').includes('<svg');
  return !nativeImage.createFromBuffer(content).isEmpty();
}

/** @throws AppError badPicture where the file is no picture that can be used */
export function readPicture(path: string): string {
  const type = types[extname(path).toLowerCase()];
  if (type === undefined || statSync(path).size > mostBytes) throw new AppError('badPicture', path);
  const content = readFileSync(path);
  if (!isPicture(type, content)) throw new AppError('badPicture', path);
  return dataUrl(type, content);
}

export async function chooseLogo(): Promise<string | null> {
  const path = await askFile(...extensions);
  return path === undefined ? null : readPicture(path);
}

/** Keeps a picture, never larger than reports need. @throws AppError badPicture where the bytes are none */
export function saveLogo(folder: string, png: Uint8Array): void {
  const image = nativeImage.createFromBuffer(Buffer.from(png.buffer, png.byteOffset, png.byteLength));
  if (image.isEmpty()) throw new AppError('badPicture', 'no PNG');
  const { width, height } = image.getSize();
  const scale = Math.min(1, logoSize.width / width, logoSize.height / height);
  const kept = scale < 1 ? image.resize({ width: Math.round(width * scale), quality: 'best' }) : image;
  writeWhole(fileIn(folder), kept.toPNG());
}

export function readLogo(folder: string): string | null {
  const path = fileIn(folder);
  if (!existsSync(path)) return null;
  const content = readFileSync(path);
  // Whatever else lies there is not printed.
  return nativeImage.createFromBuffer(content).isEmpty() ? null : dataUrl('image/png', content);
}

export function removeLogo(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}
