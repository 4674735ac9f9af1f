// The commands of the command line: results, shapes, exit codes, and what errors say.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricIds } from '#shared/domain/metrics';
import type { SyncSummary } from '#shared/domain/sync';
import type { StatsResult } from '#shared/contract/views';
import { expect, test } from '#test/kit/app';
import { demoCalls, recount } from '#test/kit/demo-calls';
import { readPdf } from '#test/kit/pdf';

test('demo, stats, export, report and check work together', async ({ cli, folder }) => {
  const demo = await cli('demo', '--calls', '3000', '--seed', '7', '--json');
  expect(demo.code).toBe(0);
  expect(JSON.parse(demo.stdout) as SyncSummary).toMatchObject({ inserted: 3000, partial: [], failed: [] });
  expect(demo.stderr).toMatch(/^\d+ of \d+ days, [\d,]+ calls, [\d,]+ rows\/sec, [\d.]+ requests\/sec$/m);

  const stranger = await cli('stats', '--instance', 'nosuch');
  expect(stranger).toMatchObject({ code: 2, stdout: '' });
  expect(stranger.stderr).toContain('--instance: "nosuch"; known instances: ccc-demo');

  const stats = await cli(
    'stats',
    '--json',
    '--metrics',
    'calls,answered,offered,answerRate,rated,satisfiedRate',
  );
  const { rows, statement } = JSON.parse(stats.stdout) as StatsResult;
  const counted = recount(demoCalls(join(folder, 'profile'), 0, Infinity, Date.now()));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    key: 'all',
    metrics: {
      calls: { value: 3000 },
      answered: { value: counted.answered },
      offered: { value: counted.offered },
      answerRate: { value: counted.answered / counted.offered, n: counted.offered },
      satisfiedRate: { value: counted.satisfied / counted.rated, n: counted.rated },
    },
  });
  expect(statement).toMatchObject({ n: 3000, zone: 'Asia/Shanghai', attribution: 'every' });

  const all = async (...words: string[]): Promise<StatsResult> => {
    const asked = await cli('stats', '--json', ...words);
    expect(asked.code, asked.stderr).toBe(0);
    return JSON.parse(asked.stdout) as StatsResult;
  };
  const level = async (...words: string[]): Promise<StatsResult['rows'][0]['metrics'][string]> =>
    (await all('--metrics', 'serviceLevel', ...words)).rows[0]!.metrics['serviceLevel']!;
  expect(await level()).toMatchObject({
    value: counted.inTime / (counted.answered + counted.abandonedQueue + counted.abandonedRing),
  });
  expect(await level('--service-level-variant', '2')).toMatchObject({
    value: counted.inTime / counted.answered,
    n: counted.answered,
  });
  const generous = await level('--service-level-seconds', '600', '--service-level-variant', '2');
  expect(generous.value).toBe(1);

  const weeks = await all('--by', 'week', '--timezone', 'America/New_York', '--filter', 'dayKind=workday');
  expect(weeks.statement).toMatchObject({ zone: 'America/New_York', filter: { dayKinds: ['workday'] } });
  expect(weeks.rows.every(({ key }) => /^\d{4}-W\d{2}$/.test(key))).toBe(true);
  expect(Object.keys(weeks.rows[0]!.metrics)).toEqual([...metricIds]);
  const table = await cli(
    'stats',
    '--by',
    'agent',
    '--metrics',
    'calls,satisfiedRate',
    '--attribution',
    'first',
  );
  expect(table.stdout.split('\n')[0]).toBe('key\tlabel\tcalls\tsatisfiedRate');
  expect(table.stderr).toMatch(
    /days complete; Asia\/Shanghai; attribution first; service level 20 sec, variant 3/,
  );

  const csv = join(folder, 'calls.csv');
  expect(await cli('export', '--out', csv, '--header', 'api', '--no-mask')).toMatchObject({ code: 0 });
  expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(3002);
  const ndjson = join(folder, 'calls.ndjson');
  await cli('export', '--out', ndjson, '--no-mask');
  const first = JSON.parse(readFileSync(ndjson, 'utf8').split('\n')[0]!) as Record<string, unknown>;
  expect(first).toHaveProperty('ContactId');

  const pdf = join(folder, 'report.pdf');
  expect(await cli('report', '--template', 'monthly', '--lang', 'zh-CN', '--out', pdf)).toMatchObject({
    code: 0,
  });
  expect((await readPdf(pdf)).text).toContain('呼叫中心月报');

  // A file about somebody nobody knows would look like one of somebody without calls.
  for (const words of [
    ['export', '--out', csv],
    ['report', '--template', 'monthly', '--out', pdf],
  ]) {
    const refused = await cli(...words, '--filter', 'agent=nobody');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--filter agent: "nobody": no such ID or name');
  }
  const days = ['--from', '2026-11-10', '--to', '2026-11-11'];
  const custom = await cli('report', '--template', 'monthly', '--lang', 'en', '--out', pdf, ...days);
  expect(custom.stderr).toContain('--template monthly: the dates do not match such a period');
  expect((await readPdf(pdf)).text).not.toContain('Monthly');

  const check = await cli('check', '--json');
  expect(JSON.parse(check.stdout)).toEqual({ ok: true, calls: 3000, aside: 0, problems: [] });
});

test('exit codes and errors name what is wrong', async ({ cli, folder }) => {
  const wrongOption = await cli('stats', '--metrics', 'nonsense', '--json');
  expect(wrongOption.code).toBe(2);
  expect(wrongOption.stderr).toContain('--metrics: "nonsense"');
  expect(wrongOption.stderr).toContain('satisfiedRate');
  expect((await cli('stats', '--by', 'colour')).code).toBe(2);
  const wrongVariant = await cli('stats', '--service-level-variant', '6');
  expect(wrongVariant).toMatchObject({ code: 2, stdout: '' });
  expect(wrongVariant.stderr).toContain('--service-level-variant: "6"; accepted values: 1, 2, 3, 4, 5');
  const longerThanLong = ['--filter', 'minTalkSeconds=90', '--filter', 'maxTalkSeconds=60'];
  expect((await cli('stats', ...longerThanLong)).stderr).toContain(
    'minTalkSeconds: "90" is above maxTalkSeconds 60',
  );
  const backwards = await cli('stats', '--from', '2026-03-05', '--to', '2026-03-04');
  expect(backwards).toMatchObject({ code: 2, stdout: '' });
  expect(backwards.stderr).toContain('--from: "2026-03-05" is not before the end of --to: "2026-03-04"');
  expect((await cli('nonsense')).code).toBe(2);
  expect((await cli('export', '--out', join(folder, 'missing', 'x.csv'))).code).toBe(1);
  expect(existsSync(join(folder, 'missing'))).toBe(false);
  const own = join(folder, 'profile', 'calls.db');
  const archive = readFileSync(own);
  for (const words of [
    ['export', '--out', own],
    ['report', '--out', own],
    ['backup', own],
  ]) {
    const refused = await cli(...words);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain("inside the app's data folder");
  }
  expect(readFileSync(own).equals(archive)).toBe(true);
  const noZone = await cli('stats', '--timezone', 'Mars/Olympus');
  expect(noZone).toMatchObject({ code: 2, stdout: '' });
  expect(noZone.stderr).toContain('--timezone: "Mars/Olympus" is not a time zone');

  const keyless = await cli('sync', '--instance', 'ccc-x', '--endpoint', 'http://127.0.0.1:9');
  expect(keyless.code).toBe(4);
  expect(keyless.stderr).toMatch(/ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET/);
});
