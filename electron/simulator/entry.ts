// The stand-in as a process of its own: an Electron utilityProcess, or a plain Node child with an IPC channel.
import type { ParentPort } from 'electron';
import { dateOf, dayNumberAt } from './calendar';
import { faultAlways, faultList, mixedFaults, noFaults, type FaultPlan } from './faults';
import { generateCallCenter } from './generator';
import type { FaultOrder, FromSimulator, StartOptions, ToSimulator } from './messages';
import { startService, type Service } from './service';

/** Today and tomorrow are enough until the next look. */
const EXTEND_EVERY_MS = 3_600_000;

let service: Service | undefined;
let timer: NodeJS.Timeout | undefined;

async function start(options: StartOptions): Promise<void> {
  if (service !== undefined) throw new Error('The service runs already.');
  const center = generateCallCenter(options);
  const extend = (): void => {
    center.extendTo(dateOf(dayNumberAt(Date.now()) + 1));
  };
  if (options.living) {
    extend();
    timer = setInterval(extend, EXTEND_EVERY_MS);
  }
  service = await startService({
    source: center,
    instanceId: options.instanceId,
    keys: { accessKeyId: options.accessKeyId, accessKeySecret: options.accessKeySecret },
    port: options.port ?? 0,
    latencyMs: options.latencyMs ?? 0,
    maxRequestsPerSecond: options.maxRequestsPerSecond ?? Infinity,
  });
  tell({ kind: 'ready', url: service.url });
}

function planOf(order: FaultOrder): FaultPlan {
  switch (order.plan) {
    case 'none':
      return noFaults;
    case 'list':
      return faultList(order.faults);
    case 'always':
      return faultAlways(order.fault);
    case 'random':
      return mixedFaults(order.seed, order.probability);
  }
}

async function stop(): Promise<void> {
  clearInterval(timer);
  await service?.close();
  service = undefined;
  tell({ kind: 'stopped' });
}

async function obey(message: ToSimulator): Promise<void> {
  if (message.kind === 'start') await start(message.options);
  else if (message.kind === 'faults') service?.setFaults(planOf(message));
  else await stop();
}

/** Electron gives it to a utilityProcess; plain Node has none. */
const port = (process as { readonly parentPort?: ParentPort }).parentPort;

function tell(message: FromSimulator): void {
  if (port === undefined) process.send?.(message);
  else port.postMessage(message);
}

function receive(message: unknown): void {
  obey(message as ToSimulator).catch((error: unknown) => {
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
}

if (port === undefined) {
  process.on('message', receive);
  // A parent that is gone leaves nobody to serve.
  process.on('disconnect', () => process.exit(0));
} else {
  port.on('message', (event) => {
    receive(event.data);
  });
}
