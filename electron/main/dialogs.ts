// The system's file dialogs. Tests name a folder instead, since no one can answer a system dialog for them.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';

const stand = process.env['CCC_REPORTS_SAVE_FOLDER'];
const filtersOf = (extension: string): Electron.FileFilter[] => [
  { name: extension.toUpperCase(), extensions: [extension] },
];

/** Where to write; undefined where the dialog was closed. */
export async function askPath(name: string, extension: string): Promise<string | undefined> {
  if (stand !== undefined) return join(stand, name);
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
export async function askFile(extension: string): Promise<string | undefined> {
  if (stand !== undefined) return join(stand, `opened.${extension}`);
  const parent = BrowserWindow.getAllWindows()[0];
  const options = { properties: ['openFile' as const], filters: filtersOf(extension) };
  const answer = await (parent === undefined
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(parent, options));
  return answer.canceled ? undefined : answer.filePaths[0];
}
