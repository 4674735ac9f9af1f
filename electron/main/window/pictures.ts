// Pictures of charts: what the page drew, written where the user wants it.
import { AppError } from '#shared/base/envelope';
import { plainName } from '../base/file-names';
import { writeWhole } from '../base/whole-file';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A title as a file's name. */
export function pictureName(title: string): string {
  const plain = plainName(title);
  return `CCC_${plain === '' ? 'chart' : plain}.png`;
}

/** @throws AppError `badInput` where the bytes are no PNG */
export function writePicture(path: string, png: Uint8Array): void {
  if (!signature.every((byte, index) => png[index] === byte)) throw new AppError('badInput', 'no PNG');
  writeWhole(path, Buffer.from(png.buffer, png.byteOffset, png.byteLength));
}
