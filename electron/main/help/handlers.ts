// Answers what the help asks of the program itself: versions, licences, diagnostics.
import type { HandlersOf } from '#shared/contract/contract';
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { freemem, hostname, totalmem, userInfo, version } from 'node:os';
import { dirname, join } from 'node:path';
import { app, screen } from 'electron';
import type { About, ArchiveFacts } from '#shared/contract/help';
import { diagnosticsText } from './diagnostics';
import type { Profile } from '../profile/profile';

type HelpRequest = 'help.about' | 'help.notices' | 'help.diagnostics';

const noticesName = 'THIRD-PARTY-NOTICES.txt';
const enoughLines = 200;

/** Packaging puts the file beside the executable, on a Mac beside its folder; in a checkout packaging leaves it here. */
function noticesPath(): string {
  if (!app.isPackaged) return join(app.getAppPath(), 'dist', 'notices', noticesName);
  const folder = dirname(process.execPath);
  return process.platform === 'darwin' ? join(folder, '..', noticesName) : join(folder, noticesName);
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** The end of the log, from the file before it where this one has just begun. */
async function lastLines(folder: string): Promise<string[]> {
  const path = join(folder, 'logs', 'ccc-reports.log');
  const lines = await readLines(path);
  return lines.length >= enoughLines ? lines : [...(await readLines(`${path}.1`)), ...lines];
}

function systemName(): string {
  const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macOS', win32: version() };
  return `${names[process.platform] ?? 'Linux'} ${process.getSystemVersion()}, ${process.arch}`;
}

/** Who uses the computer and what it is called; some systems do not tell. */
function ownNames(): string[] {
  try {
    return [userInfo().username, hostname()];
  } catch {
    return [hostname()];
  }
}

export function createHelpHandlers(profile: Profile): Pick<HandlersOf<'main'>, HelpRequest> {
  const { data, folder, settings } = profile;
  const archiveFacts = (): Promise<ArchiveFacts | null> =>
    data.call('archive.facts', undefined).catch(() => null);

  function aboutWith(archive: ArchiveFacts | null): About {
    const { electron = '', chrome = '', node } = process.versions as Partial<NodeJS.ProcessVersions>;
    return {
      electron,
      chromium: chrome,
      node: node ?? '',
      sqlite: archive?.sqlite ?? null,
      system: systemName(),
      hasNotices: existsSync(noticesPath()),
    };
  }

  /** Of people and groups; the log quotes none of them, and still nobody has to rely on that. */
  async function names(): Promise<string[]> {
    const { agents, skillGroups } = await data
      .call('dimension.list', undefined)
      .catch(() => ({ agents: [], skillGroups: [] }));
    return [...agents, ...skillGroups].flatMap(({ id, name }) => [id, name]);
  }

  return {
    'help.about': async () => aboutWith(await archiveFacts()),
    'help.notices': async () => {
      const text = await readFile(noticesPath(), 'utf8').catch(() => null);
      return text === null ? null : { text };
    },
    'help.diagnostics': async () => {
      const archive = await archiveFacts();
      const text = diagnosticsText({
        madeAt: Date.now(),
        version: app.getVersion(),
        isPackaged: app.isPackaged,
        about: aboutWith(archive),
        memory: { total: totalmem(), free: freemem() },
        processes: app
          .getAppMetrics()
          .map(({ type, name, memory }) => ({ type: name ?? type, bytes: memory.workingSetSize * 1024 })),
        locale: app.getLocale(),
        screens: screen
          .getAllDisplays()
          .map(({ size, scaleFactor }) => `${size.width} × ${size.height} at ${scaleFactor}`),
        settings: settings.current,
        hasDamagedSettings: settings.damaged !== null,
        archive,
        folders: [[folder, '<profile>']],
        names: [...(await names()), ...ownNames()],
        log: await lastLines(folder),
      });
      return { text };
    },
  };
}
