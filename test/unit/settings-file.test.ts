// A settings file that is partly wrong: what can be read is kept, what cannot is not lost for good.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '../../electron/main/settings-file';
import { defaultCalendar } from '../../shared/calendar';
import { assumedKeys, type Scale } from '../../shared/scale';
import { defaultSettings, newInstance, type Settings } from '../../shared/settings';
import { temporaryFolder } from '../kit/folder';

const scale = (instanceId: string, validFrom: string | null = null): Scale => ({
  instanceId,
  validFrom,
  keys: [...assumedKeys],
});
const full: Settings = {
  ...defaultSettings,
  language: 'en',
  serviceLevelSeconds: 33,
  scales: [scale('a'), scale('a', '2026-03-01'), scale('b')],
  calendar: {
    ...defaultCalendar,
    weekStart: 7,
    days: [
      { day: '2026-12-31', kind: 'holiday', name: '盘点' },
      { day: '2027-01-03', kind: 'workday', name: '' },
    ],
  },
  instances: [newInstance({ id: 'a' }), newInstance({ id: 'b' })],
};
function open(content: unknown): { path: string; settings: ReturnType<typeof openSettings> } {
  const path = join(temporaryFolder(), 'settings.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { path, settings: openSettings(path) };
}
/** The settings as JSON, with one text in it replaced. */
function changed(from: string, to: string): unknown {
  const text = JSON.stringify(full);
  if (!text.includes(from)) throw new Error(`there is no ${from}`);
  return JSON.parse(text.replace(from, to));
}

test('a whole file is read as it was written, and none gives the defaults', () => {
  const { settings } = open(full);
  expect(settings.current).toEqual(full);
  expect(settings.damaged).toBeNull();
  const none = openSettings(join(temporaryFolder(), 'settings.json'));
  expect(none).toMatchObject({ current: defaultSettings, damaged: null });
});

test('settings of another version are no damage', () => {
  const { settings } = open({ ...full, scale: { version: '1–5' }, tomorrow: true });
  expect(settings.current).toEqual(full);
  expect(settings.damaged).toBeNull();
});

const [first, second, other] = full.scales as [Scale, Scale, Scale];
const { calendar, instances } = full;
const broken: readonly [string, unknown, Settings][] = [
  ['a class that is none', changed('"satisfied"', '"great"'), { ...full, scales: [second, other] }],
  ['points as a text', changed('"points":5', '"points":"5"'), { ...full, scales: [second, other] }],
  ['a date that is none', changed('2026-03-01', '2026-02-31'), { ...full, scales: [first, other] }],
  [
    'a wrong instance',
    changed('"requestsPerSecond":5', '"requestsPerSecond":"fast"'),
    { ...full, instances: [instances[1]!] },
  ],
  [
    'a wrong day',
    changed('"holiday"', '"feast"'),
    { ...full, calendar: { ...calendar, days: [calendar.days[1]!] } },
  ],
  [
    'wrong hours',
    changed('"from":540', '"from":"9"'),
    { ...full, calendar: { ...calendar, hours: defaultCalendar.hours } },
  ],
  [
    'a wrong threshold',
    changed('"serviceLevelSeconds":33', '"serviceLevelSeconds":-1'),
    { ...full, serviceLevelSeconds: 20 },
  ],
];
test.each(broken)('%s costs only itself, and the file is kept', (_what, content, expected) => {
  const { path, settings } = open(content);
  expect(settings.current).toEqual(expected);
  expect(settings.damaged).toBe(`${path}.damaged`);
  settings.save({ theme: 'dark' });
  expect(JSON.parse(readFileSync(settings.damaged!, 'utf8'))).toEqual(content);
  expect(openSettings(path)).toMatchObject({ current: { ...expected, theme: 'dark' }, damaged: null });
});

test('a file that is no JSON is set aside', () => {
  const { path, settings } = open('{ "language": ');
  expect(settings).toMatchObject({ current: defaultSettings, damaged: `${path}.damaged` });
  expect(existsSync(path)).toBe(false);
});
