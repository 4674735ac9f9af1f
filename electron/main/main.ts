// Start of the program: a command of the command line, or the window.
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app, BrowserWindow, net, powerMonitor } from 'electron';
import type { EventName, Events } from '../../shared/contract';
import { failureOf } from '../../shared/envelope';
import { createBackupScheduler } from './backup-schedule';
import { runCommand } from './cli';
import { exitCodes } from './cli-common';
import { createProgressTeller, say } from './cli-progress';
import { findCommand, findProfile, type Words } from './cli-words';
import { createMainHandlers } from './handlers';
import { listenToPages } from './ipc';
import { languageOf } from './language';
import { log, openLog } from './log';
import { setMenu } from './menu';
import { registerScheme, serveApp } from './protocol';
import { makeReport } from './report-make';
import { createReportScheduler, type ReportScheduler } from './report-schedule';
import { createScheduler, tickMs } from './schedule';
import { hardenContents, hardenSession } from './security';
import { openProfile, type Profile } from './session';
import { createAppUpdates, type Updates } from './update';
import { applyTheme, createWindow } from './window';

function tellPages<N extends EventName>(name: N, payload: Events[N]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('event', name, payload);
}

async function runCli(words: Words): Promise<void> {
  await app.whenReady();
  app.dock?.hide();
  preparePages();
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

function preparePages(): void {
  hardenSession();
  serveApp(join(import.meta.dirname, '../renderer'));
}

/** Answers the pages of a profile: the window's, or the hidden one that the command line prints. */
function serveProfile(profile: Profile): { readonly reports: ReportScheduler; readonly updates: Updates } {
  const reports = createReportScheduler(profile, {
    clock: Date.now,
    make: (job) => makeReport(profile, job),
  });
  const updates = createAppUpdates(
    () => profile.settings.current.updates.feed,
    (state) => tellPages('update.changed', state),
  );
  listenToPages(
    createMainHandlers(profile, () => reports, updates),
    profile.data,
  );
  return { reports, updates };
}

async function runWindow(): Promise<void> {
  await app.whenReady();
  preparePages();
  let window: BrowserWindow | undefined;
  const profile: Profile = openProfile({
    folder: app.getPath('userData'),
    livingDemo: true,
    onEvent(name, payload) {
      if (name === 'settings.changed') renewMenu();
      tellPages(name, payload);
    },
  });
  applyTheme(profile.settings.current);
  const renewMenu = (): void =>
    setMenu(languageOf(profile.settings.current), (command) => tellPages('menu.chosen', command));
  renewMenu();
  const { reports, updates } = serveProfile(profile);
  window = createWindow();
  const scheduler = createScheduler(profile, { clock: Date.now, isOnline: () => net.isOnline() });
  const backups = createBackupScheduler(profile, Date.now);
  const timer = setInterval(() => {
    scheduler.tick();
    void reports.tick();
    updates.tick();
    void profile.deleteExpired();
    backups.tick();
  }, tickMs);
  powerMonitor.on('resume', () => scheduler.woke());

  app.on('second-instance', () => {
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) window = createWindow();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    clearInterval(timer);
    void profile.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
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
        ? 'CCC Reports is open with this profile already; its window was brought to the front.\n'
        : 'CCC Reports is open with this profile. Close it, or use another --profile.\n',
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
