// The company's logo: a file of the user's choice is checked, and what the page drew of it is kept in the profile's folder.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { nativeImage } from 'electron';
import { AppError } from '#shared/base/envelope';
import { largestPicture, logoSize } from '#shared/contract/window';
import { askFile } from './dialogs';
import { pictureSize } from './picture-size';
import { writeWhole } from '../base/whole-file';

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

/**
 * Whether the content is what its name says, and not too large to be drawn. It is not decoded here, which can hold up the
 * whole program for seconds. A drawing is text: the page that draws it as a picture runs nothing in it.
 */
function isPicture(type: string, content: Buffer): boolean {
  if (type === 'image/svg+xml') return content.subarray(0, 4096).toString('utf8').includes('<svg');
  const size = pictureSize(content);
  return size !== undefined && size.width * size.height <= largestPicture.pixels;
}

/** The PNG that the page drew: never larger than reports need. */
function isLogo(png: Buffer): boolean {
  const size = pictureSize(png);
  if (size === undefined || size.width > logoSize.width || size.height > logoSize.height) return false;
  return !nativeImage.createFromBuffer(png).isEmpty();
}

/** @throws AppError badPicture where the file is no picture that can be used */
export function readPicture(path: string): string {
  const type = types[extname(path).toLowerCase()];
  const file = statSync(path, { throwIfNoEntry: false });
  if (type === undefined || file?.isFile() !== true || file.size > largestPicture.bytes)
    throw new AppError('badPicture', path);
  const content = readFileSync(path);
  if (!isPicture(type, content)) throw new AppError('badPicture', path);
  return dataUrl(type, content);
}

export async function chooseLogo(): Promise<string | null> {
  const path = await askFile(...extensions);
  return path === undefined ? null : readPicture(path);
}

/** Keeps a picture as the page drew it. @throws AppError badPicture where it is none, or larger than reports need */
export function saveLogo(folder: string, png: Uint8Array): void {
  const content = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (!isLogo(content)) throw new AppError('badPicture', 'no PNG of that size');
  writeWhole(fileIn(folder), content);
}

export function readLogo(folder: string): string | null {
  const path = fileIn(folder);
  if (!existsSync(path)) return null;
  const content = readFileSync(path);
  // Whatever else lies there is not printed.
  return isLogo(content) ? dataUrl('image/png', content) : null;
}

export function removeLogo(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}
