// The system's file dialogs. Tests name a folder instead, since no one can answer a system dialog for them.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { assertNotOwn } from '../base/own-files';

const testFolder = (): string | undefined => process.env['CCC_REPORTS_SAVE_FOLDER'];
const filtersOf = (...extensions: string[]): Electron.FileFilter[] => [
  { name: extensions.map((one) => one.toUpperCase()).join(', '), extensions },
];

/**
 * Where to write; undefined where the dialog was closed.
 * @param profile its folder
 * @throws AppError ownFile where the chosen file is one of the profile
 */
export async function askPath(
  { folder }: { readonly folder: string },
  name: string,
  extension: string,
): Promise<string | undefined> {
  const path = await chosenPath(name, extension);
  if (path !== undefined) assertNotOwn(folder, path);
  return path;
}

async function chosenPath(name: string, extension: string): Promise<string | undefined> {
  const folder = testFolder();
  if (folder !== undefined) return join(folder, name);
  const parent = BrowserWindow.getAllWindows()[0];
  const options = {
    defaultPath: join(app.getPath('documents') || homedir(), name),
    filters: filtersOf(extension),
  };
  const answer = await (parent === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(parent, options));
  return answer.canceled ? undefined : answer.filePath;
}

/** Which file to read; undefined where the dialog was closed. Tests get the file of that name from their folder. */
export async function askFile(...extensions: [string, ...string[]]): Promise<string | undefined> {
  const folder = testFolder();
  if (folder !== undefined) {
    const files = extensions.map((extension) => join(folder, `opened.${extension}`));
    return files.find((file) => existsSync(file)) ?? files[0];
  }
  const parent = BrowserWindow.getAllWindows()[0];
  const options = { properties: ['openFile' as const], filters: filtersOf(...extensions) };
  const answer = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return answer.canceled ? undefined : answer.filePaths[0];
}

/** Which folder to write to; undefined where the dialog was closed. Tests get their folder. */
export async function askFolder(): Promise<string | undefined> {
  const folder = testFolder();
  if (folder !== undefined) return folder;
  const parent = BrowserWindow.getAllWindows()[0];
  const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
  const answer = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return answer.canceled ? undefined : answer.filePaths[0];
}
