// A program that stays open for many tests: it opens one profile after the other as the application does, with the
// application's own code, each in a new window. A test of a screen then costs a window and not a start of Electron.
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, clipboard, ipcMain } from 'electron';
import { failureOf } from '#shared/base/envelope';
import { runCommand } from '#electron/main/cli/commands';
import { exitCodes } from '#electron/main/cli/common';
import { createProgressTeller, say } from '#electron/main/cli/progress';
import { findCommand } from '#electron/main/cli/words';
import { openDesktop, type Desktop } from '#electron/main/desktop';
import { openLog } from '#electron/main/base/log';
import { preparePages, serveProfile } from '#electron/main/pages';
import { registerScheme } from '#electron/main/window/protocol';
import { hardenContents } from '#electron/main/window/security';
import { openProfile } from '#electron/main/profile/profile';
import { pageUrl } from '#electron/main/window/window';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What tests call in this program. One profile is open at a time. */
export interface Host {
  /** Opens the profile in a new window. @param files where files land instead of save dialogs */
  open(profile: string, files: string): Promise<void>;
  /** Does at once what is due: syncs, reports, backups by schedule. */
  tick(): void;
  /** Closes the profile as the program's end does. */
  close(): Promise<void>;
  /** Runs a command of the command line on a profile that is not open. */
  command(profile: string, words: readonly string[]): Promise<CommandResult>;
}

let desktop: Desktop | undefined;

function prepare(profile: string): void {
  mkdirSync(profile, { recursive: true });
  openLog(join(profile, 'logs'));
}

/**
 * A window that shows a report. It closes when it has been printed; one that goes while it is printed makes every later print
 * of the process fail ("Printing failed", seen with Electron 33).
 */
const isPrinted = ({ webContents }: BrowserWindow): boolean => webContents.getURL() === pageUrl('report');

/** A profile is served by one pair of handlers; the next one brings its own. */
function endServing(): void {
  ipcMain.removeHandler('call');
}

/** Everything that is written to the terminal meanwhile. */
function captureOutput(): { readonly end: () => Omit<CommandResult, 'code'> } {
  const texts = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const writes = streams.map((name) => process[name].write.bind(process[name]));
  for (const name of streams)
    process[name].write = (text: string | Uint8Array): boolean => {
      texts[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return true;
    };
  return {
    end() {
      for (const [index, name] of streams.entries()) process[name].write = writes[index]!;
      return texts;
    },
  };
}

const host: Host = {
  async open(profile, files) {
    await ready;
    process.env['CCC_REPORTS_SAVE_FOLDER'] = files;
    prepare(profile);
    desktop = openDesktop(profile);
  },
  tick: () => desktop?.tick(),
  async close() {
    for (const window of BrowserWindow.getAllWindows()) if (!isPrinted(window)) window.destroy();
    await desktop?.close();
    desktop = undefined;
    await Promise.all(BrowserWindow.getAllWindows().map((window) => once(window, 'closed')));
    clipboard.clear();
    endServing();
  },
  async command(profile, words) {
    await ready;
    prepare(profile);
    const output = captureOutput();
    try {
      const found = findCommand(['host', ...words], true);
      if (found === undefined) throw new Error('these words open a window');
      const code = await runCommand(found, () => {
        const opened = openProfile({
          folder: profile,
          livingDemo: false,
          onEvent: createProgressTeller(say, Date.now),
        });
        serveProfile(opened);
        return opened;
      });
      return { code, ...output.end() };
    } catch (error) {
      const { stdout, stderr } = output.end();
      return { code: exitCodes.usage, stdout, stderr: `${stderr}${failureOf(error).detail}\n` };
    } finally {
      endServing();
    }
  },
};
Object.assign(globalThis, { host });

// Chromium's own files; the profiles are elsewhere.
app.setPath('userData', process.env['CCC_TEST_HOST_DATA']!);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
hardenContents();
app.on('window-all-closed', () => undefined);
const ready = app.whenReady().then(() => preparePages());
