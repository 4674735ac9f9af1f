// The data process: an Electron utilityProcess around handlers that know no Electron.
import { net } from 'electron';
import type { Call } from '../../shared/envelope';
import { createHandlers } from './handlers';
import { serve } from './serve';

const [databasePath] = process.argv.slice(2);
if (databasePath === undefined) throw new Error('the data process needs the path of the database');

const handlers = createHandlers({
  databasePath,
  // Chromium's network: the system's proxy and certificates. `host` and the like are set by it.
  fetch: (url, init) => net.fetch(url, init),
  clock: Date.now,
  emit: (name, payload) => process.parentPort.postMessage({ kind: 'event', name, payload }),
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
