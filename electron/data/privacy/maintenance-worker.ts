// Runs one job of maintenance on a thread; see maintenance-thread.
import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type Failure } from '#shared/base/envelope';
import type { BuiltColumns } from '../store/archive';
import { workOnFile, type Order } from './maintenance';

export type ThreadMessage =
  | { readonly kind: 'step'; readonly name: string }
  | { readonly kind: 'committed'; readonly built: BuiltColumns | undefined }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

const post = (message: ThreadMessage, transferred: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transferred);

try {
  const value = workOnFile(
    workerData as Order,
    (name) => post({ kind: 'step', name }),
    (built) => {
      // The columns change hands; copying those of millions of calls would hold the other thread up.
      const arrays = Object.values(built?.columns ?? {}).filter(ArrayBuffer.isView);
      post({ kind: 'committed', built }, [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))]);
    },
  );
  post({ kind: 'done', value });
} catch (error) {
  post({ kind: 'failed', failure: failureOf(error) });
}
