// Makes the reports of the templates when their time has come: once each, after sleep and missed starts too, and not before
// the days of their period are complete, or else with the remark that they are not.
import { failureOf } from '#shared/base/envelope';
import { dayText, daysPeriod } from '#shared/base/period';
import { dueReports, orderOf, type DueReport, type ReportTemplate } from '#shared/domain/report-template';
import { log } from '../base/log';
import { listed, type MadeReport, type ReportJob } from './job';
import type { Profile } from '../profile/profile';

/** How often missing days are looked for again. */
export const waitStepMs = 300_000;
/** How long after a failure it is tried again, and for how long at all: a full disk may be seen to by then. */
export const retryStepMs = 900_000;
const patienceMs = 86_400_000;

export interface ReportScheduler {
  /** Makes what is due, one after the other; called every few seconds. Resolves when all that is settled. */
  tick(): Promise<void>;
  /** Takes up a template's report now although it waits or failed; missing days no longer hold it up. */
  retry(template: ReportTemplate, due: DueReport): Promise<void>;
}

export interface Surroundings {
  readonly clock: () => number;
  readonly make: (job: ReportJob) => Promise<MadeReport>;
}

/** @param profile its settings hold the templates, its data process the history */
export function createReportScheduler(
  profile: Pick<Profile, 'settings' | 'data'>,
  { clock, make }: Surroundings,
): ReportScheduler {
  /** By template and period: not to be looked at again before, epoch ms; Infinity once it is settled for good. */
  const nextLook = new Map<string, number>();
  const keyOf = ({ id }: ReportTemplate, { firstDay }: DueReport): string => `${id}|${firstDay}`;
  let lastLook = clock();
  let running: Promise<void> | undefined;

  /** @returns when to look again */
  async function attempt(template: ReportTemplate, due: DueReport, isForced: boolean): Promise<number> {
    const { zone } = profile.settings.current;
    const order = orderOf(template, daysPeriod(zone, due.firstDay, due.lastDay));
    const taken = await profile.data.call('report.take', {
      template: template.id,
      title: template.name,
      cause: 'schedule',
      period: template.period,
      firstDay: dayText(due.firstDay),
      lastDay: dayText(due.lastDay),
      dueAt: due.dueAt,
      isForced,
    });
    // Made already, given up, or somebody else's next try: asked again now and then, since a person may have forced it.
    if (taken === null) return clock() + waitStepMs;
    const { id, takenAt } = taken;
    try {
      const waitUntil = takenAt + template.waitHours * 3_600_000;
      const daysIncomplete = await profile.data.call('report.daysIncomplete', { filter: order.filter });
      if (daysIncomplete > 0 && !isForced && clock() < waitUntil) {
        const nextTryAt = Math.min(clock() + waitStepMs, waitUntil);
        await profile.data.call('report.settle', {
          id,
          state: 'waiting',
          files: [],
          nextTryAt,
          daysIncomplete,
        });
        return nextTryAt;
      }
      const { languages, files, hasCodes, folder } = template;
      const made = await make({ runId: id, order, languages, files, hasCodes, target: { folder } });
      await profile.data.call('report.settle', {
        id,
        state: 'done',
        ...listed(made),
      });
      log('info', `report ${template.id} ${dayText(due.firstDay)}: ${made.files.length} files`);
      return Infinity;
    } catch (error) {
      const { code, detail } = failureOf(error);
      log('warn', `report ${template.id} ${dayText(due.firstDay)}: ${code} ${detail}`);
      const nextTryAt = clock() < takenAt + patienceMs ? clock() + retryStepMs : undefined;
      await profile.data.call('report.settle', {
        id,
        state: 'failed',
        files: [],
        error: code,
        nextTryAt,
        daysIncomplete: 0,
      });
      return nextTryAt ?? Infinity;
    }
  }

  async function makeDue(now: number): Promise<void> {
    const { reports, zone, calendar } = profile.settings.current;
    for (const template of reports.filter(({ isActive }) => isActive))
      for (const due of dueReports(template, zone, calendar.weekStart, now)) {
        const key = keyOf(template, due);
        if ((nextLook.get(key) ?? 0) > now) continue;
        nextLook.set(key, await attempt(template, due, false));
      }
  }

  return {
    tick() {
      const now = clock();
      // A clock that was set back must not hold anything up until it is where it was.
      if (now < lastLook) nextLook.clear();
      lastLook = now;
      running ??= makeDue(now)
        .catch((error: unknown) => log('warn', `reports: ${failureOf(error).code} ${String(error)}`))
        .finally(() => (running = undefined));
      return running;
    },
    async retry(template, due) {
      await running;
      nextLook.set(keyOf(template, due), await attempt(template, due, true));
    },
  };
}
