// Start of the program: a command of the command line, or the window.
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, powerMonitor } from 'electron';
import { failureOf } from '#shared/base/envelope';
import { runCommand } from './cli/commands';
import { exitCodes } from './cli/common';
import { createProgressTeller, say } from './cli/progress';
import { findCommand, findProfile, type Words } from './cli/words';
import { openDesktop } from './desktop';
import { log, openLog } from './base/log';
import { preparePages, serveProfile } from './pages';
import { registerScheme } from './window/protocol';
import { quitInOrder } from './quit';
import { hardenContents } from './window/security';
import { openProfile } from './profile/profile';

async function runCli(words: Words): Promise<void> {
  await app.whenReady();
  app.dock?.hide();
  await preparePages();
  // A reader that went away (`| head`) is no failure of the command.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  // A report's hidden window comes and goes; the command decides when the program ends.
  app.on('window-all-closed', () => undefined);
  const code = await runCommand(words, () => {
    const profile = openProfile({
      folder: app.getPath('userData'),
      livingDemo: false,
      onEvent: createProgressTeller(say, Date.now),
    });
    serveProfile(profile);
    return profile;
  });
  await Promise.all([process.stdout, process.stderr].map(sent));
  app.exit(code);
}

/** Resolves when all that was written has been handed over: a pipe takes 64 kB at a time, as fast as its reader reads. */
function sent(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/**
 * Playwright misses a window that opens while it connects. Where tests name the variable, the window waits for the call that
 * Playwright makes once it listens.
 */
function debuggerListens(): Promise<void> {
  if (process.env['CCC_REPORTS_WAIT_FOR_DEBUGGER'] === undefined) return Promise.resolve();
  return new Promise((resolve) => Object.assign(globalThis, { __playwright_run: resolve }));
}

async function runWindow(): Promise<void> {
  await Promise.all([app.whenReady(), debuggerListens()]);
  await preparePages();
  const desktop = openDesktop(app.getPath('userData'));
  app.on('second-instance', () => desktop.focus());
  app.on('activate', () => desktop.reopen());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  quitInOrder({ app, powerMonitor, platform: process.platform, close: () => desktop.close() });
}

/** Other users of this computer cannot look into the profile; where the system has no such rights, nothing happens. */
function closeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
  } catch {
    // A folder that cannot be changed is told of by whatever cannot be written there.
  }
}

/** Where nothing can be written no lock can be taken either, and nobody else can write; the archive then says what is wrong. */
function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function start(): void {
  let words: Words | undefined;
  try {
    const folder = findProfile(process.argv);
    if (folder !== undefined) app.setPath('userData', resolve(process.cwd(), folder));
    words = findCommand(process.argv, app.isPackaged);
  } catch (error) {
    process.stderr.write(`${failureOf(error).detail}\n`);
    app.exit(exitCodes.usage);
    return;
  }
  // Test machines that run as root cannot use the operating system's sandbox and say so by this switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerScheme();
  hardenContents();
  closeFolder(app.getPath('userData'));
  openLog(join(app.getPath('userData'), 'logs'));
  if (words?.command !== 'help' && canWrite(app.getPath('userData')) && !app.requestSingleInstanceLock()) {
    process.stderr.write(
      words === undefined
        ? 'CCC Reports is already running with this profile. Its window was brought to the front.\n'
        : 'CCC Reports is already running with this profile. Close it, or use another --profile.\n',
    );
    if (words?.rest.includes('--json') === true)
      process.stdout.write(`${JSON.stringify({ error: { code: 'busy', detail: 'the profile is open' } })}\n`);
    app.exit(words === undefined ? exitCodes.ok : exitCodes.failed);
    return;
  }
  const running = words === undefined ? runWindow() : runCli(words);
  running.catch((error: unknown) => {
    log('error', `start failed: ${String(error)}`);
    process.stderr.write(`${String(error)}\n`);
    app.exit(exitCodes.failed);
  });
}

start();
