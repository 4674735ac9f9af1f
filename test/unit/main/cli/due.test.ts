// `report --due` tells of every report it made, however many there are, and of a failure behind hundreds of others.
import { afterEach, expect, test, vi } from 'vitest';
import { report } from '#electron/main/cli/report';
import type { Profile } from '#electron/main/profile/profile';
import type { InputOf } from '#shared/contract/contract';
import type { ReportRun } from '#shared/contract/report-runs';
import { defaultSettings } from '#shared/domain/settings';

vi.mock('electron', () => ({
  app: { isPackaged: true, getVersion: () => '1' },
  nativeTheme: {},
  session: {},
}));
afterEach(() => vi.restoreAllMocks());

/** A history as the data process has it: what was touched last comes first. */
function profileWith(runs: readonly Partial<ReportRun>[]): Profile {
  const call = (_name: string, { limit, offset }: InputOf<'report.history'>): Promise<unknown> =>
    Promise.resolve({ total: runs.length, runs: runs.slice(offset, offset + limit) });
  return { settings: { current: defaultSettings }, data: { call } } as unknown as Profile;
}
const made = (id: number): Partial<ReportRun> => ({
  id,
  cause: 'schedule',
  state: 'done',
  title: `Report ${id}`,
  files: [],
  daysIncomplete: 0,
  endedAt: Date.now() + 3_600_000,
});
const old = (id: number): Partial<ReportRun> => ({ ...made(id), endedAt: 1 });

test('all of 235 reports are listed, and the failed one decides the exit code', async () => {
  let written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const runs = Array.from({ length: 235 }, (_, id) => made(id));
  runs[230] = { ...runs[230], state: 'failed', error: 'diskFull' };
  const history = [...runs, ...Array.from({ length: 900 }, (_, id) => old(1000 + id))];
  expect(await report(profileWith(history), { due: true, json: true })).toBe(1);
  const told = JSON.parse(written) as { runs: ReportRun[] };
  expect(told.runs.map(({ id }) => id)).toEqual(runs.map(({ id }) => id));
  expect(await report(profileWith(history.slice(0, 200)), { due: true, json: true })).toBe(0);
});
