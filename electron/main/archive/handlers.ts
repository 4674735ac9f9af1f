// Backups and restores as the main process has them: which file is meant, and what the settings have to know afterwards.
import type { HandlersOf } from '#shared/contract/contract';
import { basename } from 'node:path';
import * as v from 'valibot';
import type { RestoreResult } from '#shared/contract/archive';
import { AppError } from '#shared/base/envelope';
import { instanceIdSchema } from '#shared/base/ids';
import { dayText, localDay } from '#shared/base/period';
import type { Settings } from '#shared/domain/settings';
import { askFile, askFolder, askPath } from '../window/dialogs';
import { log } from '../base/log';
import type { Profile } from '../profile/profile';

type ArchiveRequest =
  | 'archive.startEmpty'
  | 'backup.folder'
  | 'backup.folderReset'
  | 'backup.save'
  | 'restore.choose'
  | 'restore.run';

/** What was replaced has a name like the archive's own, backups made by hand another. */
const extensions = ['sqlite', 'db'] as const;

/** Calls of instances that the settings do not know, as on another computer, could not be looked at. */
async function adoptInstances(profile: Profile, ids: readonly string[]): Promise<void> {
  const { instances, formerInstances } = profile.settings.current;
  const known = new Set([...instances, ...formerInstances].map(({ id }) => id));
  const isId = (id: string): boolean => v.is(instanceIdSchema, id);
  const unknownIds = ids.filter((id) => !known.has(id) && isId(id)).map((id) => ({ id, name: id }));
  if (unknownIds.length > 0)
    await profile.saveSettings({ formerInstances: [...formerInstances, ...unknownIds] });
}

/** Restores a file or an automatic backup; window and command line both do it here. */
export async function restoreArchive(
  profile: Profile,
  source: { readonly path: string } | { readonly name: string },
): Promise<RestoreResult> {
  const result = await profile.data.call('archive.restore', source);
  log(
    'info',
    `restored ${result.calls} calls; ${result.problems.length} problems; replaced: ${String(result.replaced)}`,
  );
  await adoptInstances(profile, result.instances);
  return result;
}

/** Only a person's choice in a dialog leads out of the profile's folder. @throws AppError badInput */
export function assertBackupFolder(current: Settings, backups: Settings['backups'] | undefined): void {
  if (backups !== undefined && backups.folder !== '' && backups.folder !== current.backups.folder)
    throw new AppError('badInput', 'a folder that was not chosen');
}

/** @param written files of this session, which may be shown in their folder */
export function createArchiveHandlers(
  profile: Profile,
  written: Set<string>,
): Pick<HandlersOf<'main'>, ArchiveRequest> {
  const { settings, data } = profile;
  let chosen: string | undefined;

  async function setFolder(folder: string): Promise<void> {
    await profile.saveSettings({ backups: { ...settings.current.backups, folder } });
  }

  return {
    'backup.save': async () => {
      const day = dayText(localDay(settings.current.zone, Date.now()));
      const path = await askPath(profile, `CCC_backup_${day}.sqlite`, 'sqlite');
      if (path === undefined) return null;
      const { calls } = await data.call('backup.write', { path });
      written.add(path);
      return { path, calls };
    },
    'backup.folder': async () => {
      const folder = await askFolder();
      if (folder === undefined) return null;
      await setFolder(folder);
      return { folder };
    },
    'backup.folderReset': async () => {
      await setFolder('');
      return null;
    },
    'restore.choose': async () => {
      const path = await askFile(...extensions);
      if (path === undefined) return null;
      const found = await data.call('restore.inspect', { path });
      chosen = path;
      return { name: basename(path), ...found };
    },
    'restore.run': async ({ name }) => {
      if (name === undefined && chosen === undefined) throw new AppError('badInput', 'no file was chosen');
      const result = await restoreArchive(profile, name === undefined ? { path: chosen! } : { name });
      if (result.replaced !== null) written.add(result.replaced);
      return result;
    },
    'archive.startEmpty': async () => {
      const { replaced } = await data.call('archive.empty', undefined);
      log('info', `began an empty archive; set aside: ${String(replaced)}`);
      if (replaced !== null) written.add(replaced);
      return { replaced };
    },
  };
}
