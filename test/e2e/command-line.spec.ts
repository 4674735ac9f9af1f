// The command line as scripts start it: exit codes, standard output alone, a slow reader, keys from the environment.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { StatsResult } from '#shared/contract/views';
import { executablePath, expect, firstWords, test } from '#test/kit/app';
import { callsBefore, keys, startCenter } from '#test/kit/center';

test('a demo, figures for a reader that takes its time, and a report without a window', async ({
  cli,
  folder,
}) => {
  const demo = await cli('demo', '--calls', '3000', '--seed', '7', '--json');
  expect(demo.code, demo.stderr).toBe(0);
  expect(JSON.parse(demo.stdout)).toMatchObject({ inserted: 3000, partial: [], failed: [] });

  const words = ['stats', '--json', '--by', 'weekdayHour', '--profile', join(folder, 'profile')];
  const { stdout } = spawn(executablePath, [...firstWords, ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const part of stdout.setEncoding('utf8')) {
    text += part as string;
    for (let turn = 0; turn < 2000; turn++) await setImmediate();
  }
  // More than a pipe takes at once.
  expect(text.length).toBeGreaterThan(256 * 1024);
  expect((JSON.parse(text) as StatsResult).statement.n).toBe(3000);

  const pdf = join(folder, 'report.pdf');
  expect(await cli('report', '--template', 'monthly', '--out', pdf)).toMatchObject({ code: 0 });
  expect(existsSync(pdf)).toBe(true);
});

test('wrong words end with 2, no keys with 4, an unreachable service with 5; keys come from the environment', async ({
  cli,
}) => {
  expect(await cli('nonsense')).toMatchObject({ code: 2, stdout: '' });
  expect(await cli('stats', '--by', 'colour')).toMatchObject({ code: 2, stdout: '' });
  const nowhere = ['sync', '--instance', 'ccc-x', '--endpoint', 'http://127.0.0.1:9'];
  expect((await cli(...nowhere)).code).toBe(4);
  const service = await startCenter('ccc-x', callsBefore(1, 5));
  process.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] = keys.accessKeyId;
  process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] = keys.accessKeySecret;
  try {
    expect((await cli(...nowhere)).code).toBe(5);
    const synced = await cli('sync', '--instance', 'ccc-x', '--endpoint', service.url, '--json');
    expect(synced.code, synced.stderr).toBe(0);
    expect(JSON.parse(synced.stdout)).toMatchObject({ inserted: 5 });
  } finally {
    delete process.env['ALIBABA_CLOUD_ACCESS_KEY_ID'];
    delete process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'];
    await service.close();
  }
});
