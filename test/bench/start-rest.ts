// From the start of the program to figures on screen, and what it costs to keep them there, against an Electron window with
// a heading and nothing else, started the same way.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import electronPath from 'electron';
import { writeBenchSettings } from './open-window';
import { middle, ms, type Row } from './timing';

const starts = 7;
const idleMs = 10_000;
/** Clock ticks a second, as the kernel counts processor time for programs (USER_HZ). */
const ticksPerSecond = 100;

interface Started {
  readonly program: ChildProcess;
  readonly page: Page;
  /** From the start of the program until it can be seen. */
  readonly shownMs: number;
}

const emptyMain = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});`;

function writeEmpty(folder: string): string {
  const empty = join(folder, 'empty');
  mkdirSync(empty, { recursive: true });
  writeFileSync(join(empty, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(join(empty, 'main.js'), emptyMain);
  writeFileSync(
    join(empty, 'index.html'),
    '<!doctype html><title>Empty</title><h1 elementtiming="figure">Empty</h1>',
  );
  return empty;
}

/** When a marked element was painted first, epoch ms. The page is no Node: it gets its program as text. */
const paintedAt = `new Promise((done) => {
  new PerformanceObserver((list) => {
    const [first] = list.getEntries();
    done(performance.timeOrigin + first.renderTime);
  }).observe({ type: 'element', buffered: true });
})`;

/** A connection that meets the page while it is being made may never answer; what was painted is still told later. */
async function connect(address: string, tries = 5): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: 5000 });
  } catch (error) {
    if (tries === 1) throw error;
    return connect(address, tries - 1);
  }
}

async function start(application: string, profile: string): Promise<Started> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const profileWords = application === resolve('.') ? ['--profile', profile] : [`--user-data-dir=${profile}`];
  const args = [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    application,
    ...profileWords,
  ];
  const startedAt = Date.now();
  const program = spawn(electronPath as unknown as string, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: program.stderr! })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    const browser = await connect(address);
    const [context] = browser.contexts();
    const page = context!.pages()[0] ?? (await context!.waitForEvent('page'));
    const at = (await page.evaluate(paintedAt)) as number;
    return { program, page, shownMs: at - startedAt };
  }
  throw new Error('the program ended before it showed anything');
}

async function end({ program }: Started): Promise<void> {
  const ended = new Promise((resolved) => program.once('exit', resolved));
  program.kill('SIGTERM');
  await ended;
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended meanwhile.
    }
  }
  const found = [root];
  for (const process of found) found.push(...(children.get(process) ?? []));
  return found;
}

/** Of all processes together, what they share divided among them (PSS). */
function megabytes(root: number): number {
  const kilobytes = treeOf(root).map((process) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${process}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function ticks(root: number): number {
  return treeOf(root).reduce((sum, process) => {
    const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return sum + Number(fields[11]) + Number(fields[12]);
  }, 0);
}

interface Measured {
  readonly shownMs: number;
  readonly megabytes: number;
  /** Of one processor, all processes together. */
  readonly idleShare: number;
}

async function measure(application: string, profile: string): Promise<Measured> {
  const times: number[] = [];
  // The first start fills caches of the system and the program's own.
  await end(await start(application, profile));
  for (let round = 1; round < starts; round++) {
    const started = await start(application, profile);
    times.push(started.shownMs);
    await end(started);
  }
  const last = await start(application, profile);
  times.push(last.shownMs);
  const root = last.program.pid!;
  // What the start has left to do is not idling.
  await pass(idleMs);
  const before = ticks(root);
  await pass(idleMs);
  const idleShare = (ticks(root) - before) / ticksPerSecond / (idleMs / 1000);
  const used = megabytes(root);
  await end(last);
  return { shownMs: middle(times), megabytes: used, idleShare };
}

/** @param profile a folder with the archive as calls.db */
export async function startRows(profile: string): Promise<Row[]> {
  // What processes use is read where Linux keeps it.
  if (process.platform !== 'linux') return [];
  writeBenchSettings(profile);
  const empty = await measure(writeEmpty(profile), join(profile, 'empty-profile'));
  const ours = await measure(resolve('.'), profile);
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
  return [
    {
      what: 'start to figures on screen / an empty window',
      ours: ms(ours.shownMs),
      reference: ms(empty.shownMs),
      ratio: (ours.shownMs / empty.shownMs).toFixed(2),
      goal: '≤ 1.5',
    },
    {
      what: 'memory of all processes, overview open / an empty window',
      ours: `${ours.megabytes.toFixed(0)} MB`,
      reference: `${empty.megabytes.toFixed(0)} MB`,
      ratio: (ours.megabytes / empty.megabytes).toFixed(2),
      goal: '≤ 2.0',
    },
    {
      what: `processor while idle for ${idleMs / 1000} s, overview open / an empty window`,
      ours: percent(ours.idleShare),
      reference: percent(empty.idleShare),
      ratio: '–',
      goal: 'about 0',
    },
  ];
}
