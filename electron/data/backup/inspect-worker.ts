// The thread that looks at files for the data process; see backup-inspect.
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type Reply } from '#shared/base/envelope';
import { inspectFile, type Look } from './inspect';

const { path, look } = workerData as { readonly path: string; readonly look: Look };
let reply: Reply;
try {
  reply = { ok: true, value: inspectFile(path, look) };
} catch (error) {
  reply = { ok: false, error: failureOf(error) };
}
parentPort?.postMessage(reply);
