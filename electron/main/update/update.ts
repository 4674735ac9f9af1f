// Updates of the program: off until an address is set, looked for once a day, and loaded and installed only when asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, session } from 'electron';
import { dayText, localDay } from '#shared/base/period';
import type { UpdateProblem, UpdateState } from '#shared/contract/updates';
import { log } from '../base/log';
import { loadEngine, type Engine } from './engine';
import { isOf, isSigned, manifestName } from './manifest';

export interface UpdateOptions {
  /** The address in the settings; empty: off. */
  readonly feed: () => string;
  /** Base64 of the Ed25519 key (SPKI); empty where this build carries none. */
  readonly publicKey: string;
  readonly engine: () => Promise<Engine>;
  /** The text at an address. */
  readonly read: (address: string) => Promise<string>;
  readonly clock: () => number;
  readonly tell: (state: UpdateState) => void;
}

export interface Updates {
  readonly state: () => UpdateState;
  /** None of these rejects: what becomes of it is told as the state. */
  check(): Promise<void>;
  load(): Promise<void>;
  install(): void;
  /** Looks once a day, first some time after the start. */
  tick(): void;
}

/** Not while the window is being opened. */
const firstLookMs = 60_000;
/** As electron-updater calls it. */
const updaterPartition = 'electron-updater';
const mostNotes = 20_000;

class Refused extends Error {
  readonly problem: UpdateProblem;
  constructor(problem: UpdateProblem) {
    super(problem);
    this.problem = problem;
  }
}

export function createUpdates(options: UpdateOptions): Updates {
  const { feed, publicKey, clock, tell } = options;
  const startedAt = clock();
  let engine: Promise<Engine> | undefined;
  let lookedOn = '';
  let seenFeed = '';
  let current: UpdateState = { phase: 'idle' };

  /** A change of the address forgets what the former one said. */
  function state(): UpdateState {
    if (publicKey === '') return { phase: 'keyless' };
    if (feed() === '') return { phase: 'off' };
    return seenFeed === feed() ? current : { phase: 'idle' };
  }

  function become(next: UpdateState): void {
    current = next;
    tell(next);
  }

  async function attempt(
    work: (engine: Engine) => Promise<UpdateState>,
    otherwise: UpdateProblem,
  ): Promise<void> {
    try {
      engine ??= options.engine();
      become(await work(await engine));
    } catch (error) {
      const problem = error instanceof Refused ? error.problem : otherwise;
      const detail = error instanceof Error ? error.message : String(error);
      log('warn', `update: ${problem} ${detail}`);
      become({ phase: 'failed', problem, detail });
    }
  }

  async function lookFor(address: string, found: Engine): Promise<UpdateState> {
    const answer = await found.find(address);
    if (answer === null) throw new Refused('notReplaceable');
    if (!answer.isNewer) return { phase: 'newest', checkedAt: clock() };
    const { info } = answer;
    const manifest = `${address.replace(/\/+$/, '')}/${manifestName(process.platform, process.arch)}`;
    const [text, signature] = await Promise.all([manifest, `${manifest}.sig`].map(options.read));
    if (!isSigned(text!, signature!, publicKey) || !isOf(text!, info)) throw new Refused('badSignature');
    return { phase: 'offered', version: info.version, notes: notesOf(info.releaseNotes) };
  }

  async function check(): Promise<void> {
    const { phase } = state();
    if (phase === 'off' || phase === 'keyless' || phase === 'checking') return;
    if (phase === 'loading' || phase === 'ready') return;
    seenFeed = feed();
    become({ phase: 'checking' });
    await attempt((found) => lookFor(seenFeed, found), 'unreachable');
  }

  return {
    state,
    check,
    async load() {
      const before = state();
      if (before.phase !== 'offered') return;
      const { version, notes } = before;
      become({ phase: 'loading', version, notes, share: 0 });
      await attempt(async (found) => {
        await found.load((share) => become({ phase: 'loading', version, notes, share }));
        return { phase: 'ready', version, notes };
      }, 'notLoaded');
    },
    install() {
      if (state().phase === 'ready') void engine?.then((found) => found.install());
    },
    tick() {
      const today = dayText(localDay('UTC', clock()));
      if (clock() - startedAt < firstLookMs || lookedOn === today) return;
      lookedOn = today;
      void check();
    },
  };
}

/** Notes can come as HTML, which is not shown as such: its tags are left out. */
export function notesOf(
  notes: string | readonly { readonly note: string | null }[] | null | undefined,
): string {
  const text = typeof notes === 'string' ? notes : (notes ?? []).map(({ note }) => note ?? '').join('\n\n');
  return text
    .replace(/<[^>]*>/g, '')
    .trim()
    .slice(0, mostNotes);
}

async function readText(address: string): Promise<string> {
  // The updater's own session: that of the pages reaches nothing but the pages.
  const response = await session.fromPartition(updaterPartition, { cache: false }).fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

/** The key stands in the program's own package.json, put there when it was packaged; empty where none was. */
function packagedKey(): string {
  const text = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { updatePublicKey?: string }).updatePublicKey ?? '';
}

/** Those of the running program. */
export function createAppUpdates(feed: () => string, tell: (state: UpdateState) => void): Updates {
  const publicKey = packagedKey();
  return createUpdates({ feed, publicKey, tell, engine: loadEngine, read: readText, clock: Date.now });
}
