// When instances are synced by themselves: at start, every N minutes, at set times, on waking and when the network is back.
import type { ErrorCode } from '#shared/base/envelope';
import { errorTexts } from '#shared/texts/errors';
import { dayStart, localDay } from '#shared/base/period';
import type { Instance, Schedule } from '#shared/domain/settings';
import type { SyncCause } from '#shared/domain/sync';
import { log } from '../base/log';
import type { Profile } from '../profile/profile';

/** How often the clock and the network are looked at. Looking again and again also survives sleep and clock changes. */
export const tickMs = 10_000;
/** A run of the window waits this long for a service that went away; then the schedule takes over. */
export const windowPatienceMs = 3_600_000;

/**
 * Whether an instance is due.
 * @param lastRun when its last run began, epoch ms; of one that was not run since the start, the start
 * @param lastLook when this was asked last, epoch ms
 */
export function dueCause(
  schedule: Schedule,
  zone: string,
  lastRun: number,
  lastLook: number,
  now: number,
): SyncCause | undefined {
  if (schedule.everyMinutes > 0 && now - lastRun >= schedule.everyMinutes * 60_000) return 'interval';
  const midnight = dayStart(zone, localDay(zone, now));
  const isNow = schedule.at.some((time) => {
    const [hours, minutes] = time.split(':').map(Number) as [number, number];
    const at = midnight + (hours * 60 + minutes) * 60_000;
    return at > lastLook && at <= now;
  });
  return isNow ? 'time' : undefined;
}

export interface Surroundings {
  readonly clock: () => number;
  readonly isOnline: () => boolean;
}

export interface Scheduler {
  /** What has to be done now; called every few seconds. */
  tick(): void;
  woke(): void;
}

/** The schedule without timers: `profile` runs what is due, one run an instance at a time. */
export function createScheduler(
  profile: Pick<Profile, 'settings' | 'sync' | 'lastFailure' | 'data'>,
  { clock, isOnline }: Surroundings,
): Scheduler {
  const openedAt = clock();
  const lastRun = new Map<string, number>();
  const running = new Set<string>();
  let lastLook = openedAt;
  let online = isOnline();

  async function run(instance: Instance, cause: SyncCause): Promise<void> {
    if (running.has(instance.id)) return;
    running.add(instance.id);
    lastRun.set(instance.id, clock());
    try {
      await profile.sync(instance, { cause, patienceMs: windowPatienceMs });
    } catch {
      // Told and logged where it failed; the next run is due all the same.
    } finally {
      running.delete(instance.id);
    }
  }

  /** Instances that are synced by themselves. After a failure that only a person can mend, none is. */
  const active = (): Instance[] =>
    profile.settings.current.instances.filter((one) => one.enabled && !isHalted(profile.lastFailure(one.id)));

  function runAll(cause: SyncCause): void {
    for (const instance of active()) void run(instance, cause);
  }

  /** Runs that wait for the service ask at once; all others begin. */
  async function networkBack(): Promise<void> {
    const waiting = (await profile.data.call('run.states', undefined)).filter(
      ({ phase }) => phase === 'waiting',
    );
    for (const { instanceId } of waiting)
      await profile.data.call('sync.pause', { instanceId, paused: false });
    runAll('network');
  }

  for (const instance of active()) if (instance.schedule.onStart) void run(instance, 'start');

  return {
    tick() {
      const now = clock();
      // A clock that was set back must not hold the next run up until it is where it was.
      if (now < lastLook) for (const id of lastRun.keys()) lastRun.set(id, Math.min(lastRun.get(id)!, now));
      for (const instance of active()) {
        const { schedule } = instance;
        const last = lastRun.get(instance.id) ?? Math.min(openedAt, now);
        const cause = dueCause(schedule, profile.settings.current.zone, last, lastLook, now);
        if (cause !== undefined) void run(instance, cause);
      }
      lastLook = now;
      const isBack = isOnline() && !online;
      online = isOnline();
      if (isBack) void networkBack().catch((error: unknown) => log('warn', `network: ${String(error)}`));
    },
    woke: () => runAll('resume'),
  };
}

function isHalted(code: ErrorCode | undefined): boolean {
  return code !== undefined && errorTexts[code].retry === 'no';
}
