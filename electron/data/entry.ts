// The data process: an Electron utilityProcess around handlers that know no Electron.
import { join } from 'node:path';
import { net } from 'electron';
import type { EventName, Events } from '#shared/contract/contract';
import type { Call } from '#shared/base/envelope';
import { createInspector } from './backup/inspect-thread';
import { createHandlers } from './handlers';
import { createMaintainer } from './privacy/maintenance-thread';
import { serve } from './serve';

const [databasePath] = process.argv.slice(2);
if (databasePath === undefined) throw new Error('the data process needs the path of the database');

const emit = <N extends EventName>(name: N, payload: Events[N]): void =>
  process.parentPort.postMessage({ kind: 'event', name, payload });

const handlers = createHandlers({
  databasePath,
  // Chromium's network: the system's proxy and certificates. `host` and the like are set by it.
  fetch: (url, init) => net.fetch(url, init),
  clock: Date.now,
  inspector: createInspector(join(import.meta.dirname, 'inspect.js'), (message) =>
    emit('data.logged', { level: 'warn', message }),
  ),
  maintainer: createMaintainer(join(import.meta.dirname, 'maintenance.js')),
  emit,
});
const receive = serve(handlers, { post: (message) => process.parentPort.postMessage(message) });
process.parentPort.on('message', (event) => receive(event.data as Call));

// A terminal sends its signals to every process at once. Ctrl+C is for the main process, which ends what runs in order;
// told to end, this one leaves no half file behind.
process.on('SIGINT', () => undefined);
process.once(
  'SIGTERM',
  () => void Promise.resolve(handlers['database.close'](undefined)).finally(() => process.exit()),
);
