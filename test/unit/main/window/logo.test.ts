// A chosen picture is judged by its header: nothing that could hold up the program is decoded.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { readLogo, readPicture, saveLogo } from '#electron/main/window/logo';
import { pictureSize } from '#electron/main/window/picture-size';
import { temporaryFolder } from '#test/kit/folder';
import { runs } from '#test/kit/runs';

const decoded = vi.hoisted(() => [] as unknown[]);
vi.mock('electron', () => ({
  nativeImage: {
    createFromBuffer: (bytes: unknown) => {
      decoded.push(bytes);
      return { isEmpty: () => false };
    },
  },
}));

function png(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([head, size, deflateSync(Buffer.alloc(100))]);
}
/** With a comment that looks like a frame of another size, and with padding, as cameras write. */
function jpeg(width: number, height: number): Buffer {
  const frame = (across: number, down: number): Buffer => {
    const bytes = Buffer.from('ffc2000b0800000000010111', 'hex');
    bytes.writeUInt16BE(down, 5);
    bytes.writeUInt16BE(across, 7);
    return bytes;
  };
  const comment = Buffer.concat([Buffer.from('fffe000e', 'hex'), frame(1, 1)]);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    comment,
    Buffer.from('ffff', 'hex'),
    frame(width, height),
  ]);
}

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  decoded.length = 0;
});
function pick(name: string, content: Buffer | string): () => string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return () => readPicture(path);
}
const refusal = expect.objectContaining({ code: 'badPicture' });

test('a picture is taken as it is, without being decoded', () => {
  expect(pick('a.png', png(4000, 5000))()).toMatch(/^data:image\/png;base64,/);
  expect(pick('a.JPG', jpeg(4000, 5000))()).toMatch(/^data:image\/jpeg;base64,/);
  expect(pick('a.svg', '<svg/>')()).toMatch(/^data:image\/svg/);
  expect(decoded).toEqual([]);
});

test.each<[string, string, Buffer]>([
  ['a PNG of 16,000 by 16,000', 'a.png', png(16_000, 16_000)],
  ['a JPEG of 16,000 by 16,000', 'a.jpg', jpeg(16_000, 16_000)],
  ['a PNG whose size cannot be', 'a.png', png(0xffffffff, 0xffffffff)],
  ['more than 5 MB', 'a.png', Buffer.concat([png(10, 10), Buffer.alloc(5_000_000)])],
  ['another kind of file', 'a.png', Buffer.from('GIF89a')],
  ['a drawing that is none', 'a.svg', Buffer.from('<html>')],
  ['another extension', 'a.gif', png(10, 10)],
])('%s is refused, and not decoded', (_what, name, content) => {
  expect(pick(name, content)).toThrow(refusal);
  expect(decoded).toEqual([]);
});

test('what is kept is no larger than reports need, whoever wrote it', () => {
  saveLogo(folder, png(600, 160));
  expect(readLogo(folder)).toMatch(/^data:image\/png/);
  const kept = readFileSync(join(folder, 'logo.png'));
  for (const [width, height] of [
    [601, 10],
    [10, 161],
    [16_000, 16_000],
  ] as const) {
    expect(() => saveLogo(folder, png(width, height))).toThrow(refusal);
    expect(readFileSync(join(folder, 'logo.png')).equals(kept)).toBe(true);
    decoded.length = 0;
    writeFileSync(join(folder, 'logo.png'), png(width, height));
    expect(readLogo(folder)).toBeNull();
    expect(decoded).toEqual([]);
    writeFileSync(join(folder, 'logo.png'), kept);
  }
});

test('sizes are read from the header, and any bytes have an end', () => {
  expect(pictureSize(png(7, 9))).toEqual({ width: 7, height: 9 });
  expect(pictureSize(jpeg(7, 9))).toEqual({ width: 7, height: 9 });
  const start = fc.constantFrom(Buffer.from('ffd8ff', 'hex'), png(1, 1).subarray(0, 20), Buffer.alloc(0));
  const bytes = fc.tuple(start, fc.uint8Array({ maxLength: 60 })).map((parts) => Buffer.concat(parts));
  fc.assert(
    fc.property(bytes, (one) => {
      const size = pictureSize(one);
      expect(size === undefined || size.width >= 0).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});
