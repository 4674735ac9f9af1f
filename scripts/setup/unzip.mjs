// Unpacks chosen files of a zip archive. Bare systems have tar but no unzip, and Node has the decompression only.
import fs from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LARGEST_END = 22 + 65_535; // the end record and the longest comment

/**
 * Writes the entries that `rename` gives a name for into `folder`, with their permissions. Limits: no zip64, no
 * encryption, no symbolic links; enough for archives whose content is pinned by a checksum.
 */
export async function unzip(archive, folder, rename) {
  const file = await open(archive);
  try {
    for (const entry of await readEntries(file)) {
      const name = rename(entry.name);
      if (name && !entry.name.endsWith('/')) await extract(file, archive, entry, inside(folder, name));
    }
  } finally {
    await file.close();
  }
}

function inside(folder, name) {
  const target = path.resolve(folder, name);
  if (!target.startsWith(path.resolve(folder) + path.sep))
    throw new Error(`Zip entry leaves its folder: ${name}`);
  return target;
}

async function readEntries(file) {
  const { size } = await file.stat();
  const tailSize = Math.min(size, LARGEST_END);
  const tail = await readAt(file, size - tailSize, tailSize);
  const end = tail.lastIndexOf(uint32(END_SIGNATURE));
  if (end < 0) throw new Error('Not a zip archive, or cut short');
  const count = tail.readUInt16LE(end + 10);
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  return parseDirectory(directory, count);
}

function parseDirectory(directory, count) {
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('Damaged zip directory');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function extract(file, archive, entry, target) {
  // The local header repeats the name, and its lengths may differ from the directory's.
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const output = fs.createWriteStream(target, { mode: entry.mode & 0o777 || 0o644 });
  if (entry.size === 0) return new Promise((resolve, reject) => output.on('error', reject).end(resolve));
  const input = fs.createReadStream(archive, { start, end: start + entry.size - 1 });
  const isStored = entry.method === 0;
  await (isStored ? pipeline(input, output) : pipeline(input, createInflateRaw(), output));
}

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('Zip archive is cut short');
  return buffer;
}

function uint32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
