// Runs the stand-in for the CCC service in a process of its own, so that generating calls never holds up anything.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { KeyPair } from '#shared/contract/profile';
import { AppError } from '#shared/base/envelope';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import { dayText, localDay } from '#shared/base/period';
import { demoInstanceId, newInstance, type Demo, type Instance } from '#shared/domain/settings';
import type { FromSimulator, ToSimulator } from '../../simulator/messages';

export interface SimulatorProcess {
  readonly url: string;
  /** Drawn anew for every start: the stand-in checks signatures like the real service. */
  readonly keys: KeyPair;
  stop(): void;
}

/** @param living whether calls go on being made as the clock passes */
export function startSimulator(demo: Demo, living: boolean): Promise<SimulatorProcess> {
  const keys: KeyPair = { accessKeyId: 'demo', accessKeySecret: randomBytes(24).toString('hex') };
  const child = utilityProcess.fork(join(import.meta.dirname, 'simulator.js'), [], {
    serviceName: 'CCC Reports demo service',
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: FromSimulator) => {
      if (message.kind === 'ready') resolve({ url: message.url, keys, stop: () => void child.kill() });
      if (message.kind === 'failed') reject(new AppError('internal', message.message));
    });
    child.once('exit', (code) => reject(new AppError('internal', `the demo service ended with ${code}`)));
    const start: ToSimulator = {
      kind: 'start',
      options: { ...demo, ...keys, instanceId: demoInstanceId, living },
    };
    child.postMessage(start);
  });
}

/** The demo's span: whole days up to yesterday, at about 700 calls a day, five weeks to half a year. */
export function demoFor(calls: number, seed: number, now: number, zone: string): Demo {
  const days = Math.min(Math.max(Math.round(calls / 700), 35), 180);
  return { seed, calls, days, firstDay: dayText(localDay(zone, now) - days) };
}

/** The demo as an instance: on loopback there is no quota to respect. */
export function demoInstance(demo: Demo, language: Language): Instance {
  const name = message(language, 'demo.name');
  return newInstance({
    id: demoInstanceId,
    name,
    requestsPerSecond: 1000,
    lookBackDays: demo.days + 1,
    demo,
  });
}
