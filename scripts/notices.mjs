// The licences of everything that is shipped, as one text beside the application. What is shipped: the packages that our
// sources import, those that package.json names for production, and all that these depend on. Electron and Chromium bring
// their own files (LICENSE.electron.txt, LICENSES.chromium.html), which packaging puts beside it.
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from './lib/files.mjs';
import { inModules, root } from './lib/paths.mjs';

const sources = ['electron', 'renderer', 'shared'];
const sourceFile = /\.(ts|svelte|css|html)$/;
const imported = /(?:\bfrom\s*|\bimport\s*\(?\s*|@import\s*(?:url\()?)['"]([^'"]+)['"]/g;
/** Electron is no part of the bundle: it is what runs it. */
const builtIn = new Set(['electron']);
const licenceFile = /^(licen[cs]e|copying|notice|ofl)([-.].*)?$/i;

/** What may be shipped without giving anything away but notices. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Whether an SPDX expression leaves a permissive choice. */
export function isPermissive(expression) {
  const choices = expression.replace(/[()]/g, ' ').split(/\s+OR\s+/);
  return choices.some((choice) => choice.split(/\s+AND\s+/).every((id) => permissive.has(id.trim())));
}

/** The packages as {name, version, licence, texts, folder}, each version once, by name. */
export function shippedPackages() {
  const found = new Map();
  const { dependencies = {} } = readJson(path.join(root, 'package.json'));
  const names = new Set([...Object.keys(dependencies), ...importedPackages()]);
  for (const name of names) collect(name, root, found);
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'),
  );
}

/** Names of the packages that our own sources import. */
export function importedPackages() {
  const names = new Set();
  for (const folder of sources) {
    for (const entry of fs.readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !sourceFile.test(entry.name)) continue;
      const text = fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8');
      for (const [, specifier] of text.matchAll(imported)) {
        const name = packageOf(specifier);
        if (name !== undefined && !builtIn.has(name)) names.add(name);
      }
    }
  }
  return [...names].sort();
}

/** Undefined for our own files and Node's modules. */
function packageOf(specifier) {
  if (!/^(@[\w.-]+\/)?[a-z0-9][\w.-]*(\/|\?|$)/.test(specifier)) return undefined;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function collect(alias, from, found) {
  const folder = folderOf(alias, from);
  // Types only, or optional and made for another system.
  if (folder === undefined || alias.startsWith('@types/')) return;
  const description = readJson(path.join(folder, 'package.json'));
  const { name, version, dependencies = {} } = description;
  const key = `${name}@${version}`;
  if (found.has(key)) return;
  found.set(key, {
    name,
    version,
    folder,
    licence: licenceOf(description),
    texts: textsOf(folder),
    author: authorOf(description),
  });
  for (const dependency of [...Object.keys(dependencies), ...usedPeers(folder, description)])
    collect(dependency, folder, found);
}

/** Packages that are taken along where they happen to be installed: the bundler finds them then, too. */
function usedPeers(folder, { peerDependencies = {}, peerDependenciesMeta = {} }) {
  const peers = Object.keys({ ...peerDependencies, ...peerDependenciesMeta }).filter(
    (name) => !builtIn.has(name),
  );
  if (peers.length === 0) return [];
  const code = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?js$/.test(entry.name))
    .map((entry) => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  return peers.filter((name) =>
    [`require('${name}')`, `require("${name}")`, `from '${name}'`, `from "${name}"`].some((use) =>
      code.includes(use),
    ),
  );
}

/** As Node looks for it: beside the one that asks, then further up. */
function folderOf(name, from) {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (fs.existsSync(path.join(candidate, 'package.json'))) return candidate;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license === 'Apache License 2.0' ? 'Apache-2.0' : license;
  return license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? '';
}

function authorOf({ author, name }) {
  return (typeof author === 'string' ? author : author?.name) || `the authors of ${name}`;
}

function textsOf(folder) {
  return fs
    .readdirSync(folder)
    .filter((file) => licenceFile.test(file) && fs.statSync(path.join(folder, file)).isFile())
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
}

/** Packages that name their licence and bring no text of it get the usual one. */
function standardText({ licence, author }) {
  const copyright = `Copyright (c) ${author}`;
  if (licence === 'MIT') return `${copyright}\n\n${mit}`;
  if (licence === 'ISC') return `${copyright}\n\n${isc}`;
  // The same word for word for everyone; the reader of PDFs brings it.
  if (licence === 'Apache-2.0') return `${copyright}\n\n${textsOf(inModules('pdfjs-dist'))[0]}`;
  return undefined;
}

const warranty = `THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

${warranty}`;
const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted,
provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/** @returns the whole text; throws where a licence is missing or not permissive, since such a build must not be shipped */
export function noticesText() {
  const packages = shippedPackages();
  const parts = packages.map((one) => {
    if (!isPermissive(one.licence))
      throw new Error(
        `${one.name} ${one.version}: the licence "${one.licence}" is not one that may be shipped`,
      );
    const text = one.texts.length > 0 ? one.texts.join('\n\n') : standardText(one);
    if (text === undefined) throw new Error(`${one.name} ${one.version}: no text of its licence was found`);
    return `${'='.repeat(78)}\n${one.name} ${one.version} (${one.licence})\n${'='.repeat(78)}\n\n${text}\n`;
  });
  const head = [
    'CCC Reports contains the software of others, wholly or in part. Their licences follow.',
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside this file.',
    'better-sqlite3 contains SQLite, which is in the public domain (https://sqlite.org/copyright.html).',
    '',
    ...packages.map((one) => `  ${one.name} ${one.version} (${one.licence})`),
  ];
  return `${head.join('\n')}\n\n${parts.join('\n')}`;
}

export function writeNotices(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, noticesText());
}
