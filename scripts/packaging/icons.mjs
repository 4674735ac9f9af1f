// Every icon of every system from the one drawing beside this file: PNGs for Linux, .ico for Windows, .icns for macOS.
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

const source = path.join(import.meta.dirname, 'icon.svg');
const pngSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
// Type codes of PNG images in an .icns file; two codes of one size are the plain one and the doubled one of half the size.
const icnsTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** Writes `NxN.png`, `icon.ico` and `icon.icns` into the folder. */
export async function writeIcons(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const pictures = new Map();
  for (const size of pngSizes) pictures.set(size, await render(size));
  for (const [size, picture] of pictures) fs.writeFileSync(path.join(folder, `${size}x${size}.png`), picture);
  fs.writeFileSync(path.join(folder, 'icon.ico'), ico(icoSizes.map((size) => [size, pictures.get(size)])));
  fs.writeFileSync(
    path.join(folder, 'icon.icns'),
    icns(icnsTypes.map(([type, size]) => [type, pictures.get(size)])),
  );
}

function render(size) {
  // Drawn at the size itself, not scaled down from a larger picture. 72 dots an inch is one a unit of the drawing.
  return sharp(source, { density: (72 * size) / 1024 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** A directory of 16 bytes a picture, then the PNGs (Windows Vista and later read them). */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, [size, picture]] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 0 stands for 256
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...pictures.map(([, picture]) => picture)]);
}

/** A type, a length and a PNG for each picture, all numbers with the high byte first. */
function icns(pictures) {
  const parts = pictures.map(([type, picture]) => icnsPart(type, picture));
  return icnsPart('icns', Buffer.concat(parts));
}

function icnsPart(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
