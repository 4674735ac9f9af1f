// Pictures of charts: what the page drew, written where the user wants it.
import { AppError } from '../../shared/envelope';
import { writeWhole } from './print';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A title as a file's name: what a file system forbids becomes a space. */
export function pictureName(title: string): string {
  const plain = title
    // eslint-disable-next-line no-control-regex -- control characters are what must not get into a name
    .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `CCC_${plain === '' ? 'chart' : plain}.png`;
}

/** @throws AppError `badInput` where the bytes are no PNG */
export function writePicture(path: string, png: Uint8Array): void {
  if (!signature.every((byte, index) => png[index] === byte)) throw new AppError('badInput', 'no PNG');
  writeWhole(path, Buffer.from(png.buffer, png.byteOffset, png.byteLength));
}
