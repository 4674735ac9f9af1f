// Answers what the window asks of the computer: files of its own, folders, pictures, and the company's logo.
import { shell } from 'electron';
import type { HandlersOf } from '#shared/contract/contract';
import type { windowRequests } from '#shared/contract/window';
import { plainName } from '../base/file-names';
import { askFile, askPath } from './dialogs';
import { chooseLogo, readLogo, removeLogo, saveLogo } from './logo';
import { pictureName, writePicture } from './pictures';
import { readView, viewExtension, writeView } from './view-files';

/**
 * @param profile its folder
 * @param written files of this session, which may be shown in their folder
 */
export function createWindowHandlers(
  profile: { readonly folder: string },
  written: Set<string>,
): Pick<HandlersOf<'main'>, keyof typeof windowRequests> {
  const { folder } = profile;
  return {
    'picture.save': async ({ name, png }) => {
      const path = await askPath(profile, pictureName(name), 'png');
      if (path === undefined) return null;
      writePicture(path, png);
      written.add(path);
      return { path };
    },
    'view.share': async ({ view }) => {
      const path = await askPath(profile, `${plainName(view.name)}.${viewExtension}`, viewExtension);
      if (path === undefined) return null;
      writeView(path, view);
      written.add(path);
      return { path };
    },
    'view.read': async () => {
      const path = await askFile(viewExtension);
      return path === undefined ? null : readView(path);
    },
    'folder.show': async () => {
      await shell.openPath(folder);
      return null;
    },
    'file.show': ({ path }) => {
      if (written.has(path)) shell.showItemInFolder(path);
      return null;
    },
    'logo.choose': () => chooseLogo(),
    'logo.save': ({ png }) => {
      saveLogo(folder, png);
      return null;
    },
    'logo.read': () => readLogo(folder),
    'logo.remove': () => {
      removeLogo(folder);
      return null;
    },
  };
}
