// What a PDF says of itself, read by another program than the one that wrote it.
import { readFileSync } from 'node:fs';
import { getDocument, OPS, type PDFDocumentLoadingTask } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Without spaces and line breaks: where they stand is up to the writer. */
  readonly text: string;
}
export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  /** Of all pages. */
  readonly text: string;
  readonly title: string;
  /** The program that made it. */
  readonly creator: string;
  readonly language: string;
  /** Titles of the outline, nested ones after the one that they belong to. */
  readonly outline: readonly string[];
  /** Roles of the tagged structure. */
  readonly roles: ReadonlySet<string>;
}

interface Branch {
  readonly title: string;
  readonly items: readonly Branch[];
}
interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}
interface Font {
  readonly name: string;
  readonly missingFile?: boolean;
}

export const squeezed = (text: string): string => text.replace(/\s+/g, '');

const titlesOf = (branches: readonly Branch[]): string[] =>
  branches.flatMap(({ title, items }) => [title, ...titlesOf(items)]);
const rolesOf = ({ role, children = [] }: Node): string[] => [
  ...(role === undefined ? [] : [role]),
  ...children.flatMap(rolesOf),
];

const open = (path: string): PDFDocumentLoadingTask =>
  getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });

export async function readPdf(path: string): Promise<ReadPdf> {
  const task = open(path);
  const document = await task.promise;
  const info = (await document.getMetadata()).info as { Title?: string; Language?: string; Creator?: string };
  const pages: ReadPage[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = squeezed(items.map((item) => ('str' in item ? item.str : '')).join(''));
    pages.push({ width, height, text });
    for (const role of rolesOf(((await page.getStructTree()) ?? {}) as Node)) roles.add(role);
  }
  const outline = titlesOf(((await document.getOutline()) ?? []) as Branch[]);
  await task.destroy();
  return {
    pages,
    text: pages.map(({ text }) => text).join(''),
    title: info.Title ?? '',
    creator: info.Creator ?? '',
    language: info.Language ?? '',
    outline,
    roles,
  };
}

/** The fonts that pages use. Apart, since finding them takes as long as all the rest. */
export async function fontsIn(path: string): Promise<{ name: string; isEmbedded: boolean }[]> {
  const task = open(path);
  const document = await task.promise;
  const fonts = new Map<string, Font>();
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, code] of fnArray.entries()) {
      if (code !== OPS.setFont) continue;
      const font = page.commonObjs.get(String((argsArray[index] as unknown[])[0])) as Font;
      fonts.set(font.name, font);
    }
  }
  await task.destroy();
  return [...fonts.values()].map(({ name, missingFile }) => ({ name, isEmbedded: missingFile !== true }));
}
