// Every crafted file: a restore says what is wrong with it, ends, and leaves the archive as it is; a check finds what is wrong
// in an archive like that.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { checkArchive } from '#electron/data/backup/check';
import { inspectFile } from '#electron/data/backup/inspect';
import { failureOf } from '#shared/base/envelope';
import { craftedFiles, craftedPath } from '#test/kit/crafted-files';
import { temporaryFolder } from '#test/kit/folder';
import { fill, openKeeper, type Keeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';

const kept = 30;

/** Of the file as the archive itself: why it is not opened, or what the check says. */
function problemsOf(path: string): string {
  let opened: Archive;
  try {
    opened = openArchive(path, rules);
  } catch (error) {
    const { code, detail } = failureOf(error);
    expect(code).toBe('databaseAltered');
    return detail;
  }
  try {
    return checkArchive(opened).problems.join('\n');
  } finally {
    opened.close();
  }
}

/** One archive for all files: none of them may change it. */
let archive: Keeper;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ccc-test-'));
  fill(join(folder, 'calls.db'), kept);
  archive = openKeeper({ folder });
});
afterAll(async () => {
  await archive.handlers['database.close'](undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
const failureIn = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'none';
  } catch (error) {
    return failureOf(error).code;
  }
};

test.each(craftedFiles.filter(({ refused }) => refused !== undefined))('$name: $refused', async (file) => {
  const path = craftedPath(temporaryFolder(), file);
  file.make(path);
  const { handlers } = archive;
  expect(await failureIn(() => handlers['restore.inspect']({ path }))).toBe(file.refused);
  expect(await failureIn(() => handlers['archive.restore']({ path }))).toBe(file.refused);
  expect(archive.calls()).toBe(kept);
  expect(archive.state()).toEqual({ phase: 'open', failure: null });
  expect(readdirSync(folder).filter((name) => /incoming|restoring|replaced/.test(name))).toEqual([]);
  // The list of backups takes a short look.
  expect(await failureIn(() => inspectFile(path, 'short'))).not.toBe('internal');
  if (file.found !== undefined) expect(problemsOf(path)).toMatch(file.found);
});

test.each(craftedFiles.filter(({ refused }) => refused === undefined))('$name is taken', async (file) => {
  const path = craftedPath(temporaryFolder(), file);
  file.make(path);
  const { handlers } = archive;
  const { replaced, problems } = await handlers['archive.restore']({ path });
  expect(problems).toEqual([]);
  await handlers['archive.restore']({ path: replaced! });
  expect(archive.calls()).toBe(kept);
  for (const name of readdirSync(folder)) if (name.startsWith('calls-replaced')) rmSync(join(folder, name));
});

test('the archive is as it was', async () => {
  expect(await archive.handlers['database.check'](undefined)).toMatchObject({ ok: true, calls: kept });
});
