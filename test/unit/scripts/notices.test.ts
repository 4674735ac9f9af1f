// What is shipped is named with its licence, and nothing is shipped that may not be.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  importedPackages,
  isPermissive,
  noticesText,
  shippedPackages,
  writeNotices,
} from '../../../scripts/notices.mjs';
import { temporaryFolder } from '#test/kit/folder';

const packages = shippedPackages();

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND Apache-2.0', true],
  ['MIT AND GPL-2.0', false],
  ['GPL-3.0-only', false],
  ['AGPL-3.0', false],
  ['SEE LICENSE IN LICENSE', false],
  ['UNLICENSED', false],
  ['', false],
])('whether %s may be shipped: %s', (expression, may) => expect(isPermissive(expression)).toBe(may));

test('the sources import what the window, the data process and the reports are made of', () => {
  expect(importedPackages()).toEqual(
    expect.arrayContaining(['better-sqlite3', 'chart.js', 'keytar', 'pdfjs-dist', 'svelte', 'valibot']),
  );
  // Tools of development are not among them.
  expect(importedPackages()).not.toEqual(expect.arrayContaining(['vitest']));
});

test('what a bundler takes along because it is installed is named too', () => {
  const names = packages.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['debug', 'supports-color', 'has-flag', '@kurkle/color']));
});

test('all that is shipped has a permissive licence', () =>
  expect(packages.filter(({ licence }) => !isPermissive(licence))).toEqual([]));

test('every package has an entry with the text of its licence, the font its own', () => {
  const file = join(temporaryFolder(), 'notices', 'THIRD-PARTY-NOTICES.txt');
  writeNotices(file);
  const text = readFileSync(file, 'utf8');
  expect(text).toBe(noticesText());
  for (const { name, version, licence } of packages) {
    const head = `${'='.repeat(78)}\n${name} ${version} (${licence})\n${'='.repeat(78)}\n\n`;
    expect(text).toContain(head);
    const entry = text.slice(text.indexOf(head) + head.length).split('='.repeat(78))[0]!;
    expect(entry.length, name).toBeGreaterThan(400);
    expect(entry, name).toMatch(/copyright|permission|licen[cs]e/i);
  }
  expect(text).toMatch(/SIL OPEN FONT LICENSE/i);
  expect(text).toContain('SQLite');
});
