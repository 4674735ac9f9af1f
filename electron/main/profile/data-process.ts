// Starts the data process, relays requests to it, and starts it again when it dies.
import { join } from 'node:path';
import { utilityProcess, type UtilityProcess } from 'electron';
import type { EventName, Events, InputOf, OutputOf, RequestName } from '#shared/contract/contract';
import { unwrap, type Answer, type Notice, type Reply } from '#shared/base/envelope';
import type { Settings } from '#shared/domain/settings';
import { log } from '../base/log';

/** A process that dies again this soon is not started a second time by itself. */
const crashLoopMs = 5000;

export interface DataProcess {
  /** Relays as it is; the data process checks the input. */
  relay(name: string, input: unknown): Promise<Reply>;
  call<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Closes the database and ends the process. */
  stop(): Promise<void>;
}

export interface DataProcessOptions {
  readonly databasePath: string;
  readonly settings: () => Settings;
  readonly onEvent: <N extends EventName>(name: N, payload: Events[N]) => void;
}

const down: Reply = { ok: false, error: { code: 'dataProcessDown', detail: '' } };

export function startDataProcess(options: DataProcessOptions): DataProcess {
  const waiting = new Map<number, (reply: Reply) => void>();
  let child: UtilityProcess | undefined;
  let lastId = 0;
  let startedAt = 0;
  let stopping = false;

  function send(name: string, input: unknown): Promise<Reply> {
    const target = child;
    if (target === undefined) return Promise.resolve(down);
    const id = ++lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      target.postMessage({ kind: 'call', id, name, input });
    });
  }

  function receive(message: Answer | Notice): void {
    if (message.kind === 'event') {
      if (message.name === 'data.logged') {
        const { level, message: line } = message.payload as Events['data.logged'];
        return log(level, line);
      }
      options.onEvent(message.name as EventName, message.payload as Events[EventName]);
      return;
    }
    waiting.get(message.id)?.(message.reply);
    waiting.delete(message.id);
  }

  function start(): void {
    startedAt = Date.now();
    const started = utilityProcess.fork(join(import.meta.dirname, 'data.js'), [options.databasePath], {
      serviceName: 'CCC Reports data',
    });
    child = started;
    started.on('message', (message: Answer | Notice) => receive(message));
    started.on('exit', (code) => ended(started, code));
    // Whether the archive could be opened it tells by its state, and by the answer to whatever is asked of it.
    void send('rules.set', { settings: options.settings() }).then((reply) => {
      if (!reply.ok) log('error', `settings not taken: ${reply.error.code} ${reply.error.detail}`);
    });
  }

  function ended(process: UtilityProcess, code: number): void {
    if (child !== process) return;
    child = undefined;
    for (const answer of waiting.values()) answer(down);
    waiting.clear();
    if (stopping) return;
    log('error', `data process ended with ${code}`);
    if (Date.now() - startedAt < crashLoopMs) return;
    start();
    options.onEvent('data.restarted', { reason: String(code) });
  }

  const relay = async (name: string, input: unknown): Promise<Reply> => {
    // A person who asks again after a crash loop gets another start.
    if (child === undefined && !stopping) start();
    return send(name, input);
  };

  start();
  return {
    relay,
    async call(name, input) {
      const reply = await relay(name, input);
      return unwrap(reply) as OutputOf<typeof name>;
    },
    async stop() {
      stopping = true;
      await send('database.close', undefined);
      child?.kill();
    },
  };
}
