// A settings file that is partly wrong: what can be read is kept, what cannot is not lost for good.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSettings } from '#electron/main/profile/settings-file';
import { defaultCalendar } from '#shared/domain/calendar';
import { defaultLook } from '#shared/domain/report';
import { assumedKeys, type Scale } from '#shared/domain/scale';
import { defaultSettings, newInstance, type Instance, type Settings } from '#shared/domain/settings';
import { temporaryFolder } from '#test/kit/folder';

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

const view = (id: string): Settings['views'][number] => ({
  id,
  name: id,
  address: '#/overview',
  columns: [],
});
const [first, second, other] = full.scales as [Scale, Scale, Scale];
const { calendar, instances } = full;
const broken: readonly [string, unknown, Settings][] = [
  ['a class that is none', changed('"satisfied"', '"great"'), { ...full, scales: [second, other] }],
  ['points as a text', changed('"points":5', '"points":"5"'), { ...full, scales: [second, other] }],
  ['a date that is none', changed('2026-03-01', '2026-02-31'), { ...full, scales: [first, other] }],
  ['a wrong rate of an instance', changed('"requestsPerSecond":5', '"requestsPerSecond":"fast"'), full],
  [
    'a wrong name and region of an instance',
    changed('"name":"a","region":"cn-shanghai"', '"name":"","region":7'),
    full,
  ],
  [
    'an instance without an id',
    changed('"id":"a"', '"id":"../../a"'),
    { ...full, instances: [instances[1]!] },
  ],
  ['two scales from one day on', { ...full, scales: [first, second, first, other] }, full],
  [
    'more views than there may be, and one that is none',
    { ...full, views: [{ id: 'x' }, ...Array.from({ length: 201 }, (_, index) => view(`v${index}`))] },
    { ...full, views: Array.from({ length: 200 }, (_, index) => view(`v${index}`)) },
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

const template: Settings['reports'][number] = {
  id: 't',
  name: 'Daily',
  period: 'daily',
  filter: { agents: ['a1'] },
  look: defaultLook,
  languages: ['en'],
  files: ['pdf'],
  hasCodes: false,
  folder: '/reports',
  at: '07:00',
  weekday: 1,
  monthDay: 1,
  waitHours: 0,
  isActive: true,
  activeSince: 0,
};

test('what a newer version wrote beside is kept, whatever is saved, and costs nothing', () => {
  const newer = {
    ...full,
    tomorrow: [1],
    targets: { ...full.targets, patience: 9 },
    scales: [{ ...first, hint: 'x' }, second, other],
    instances: [
      { ...instances[0]!, color: 'red', schedule: { ...instances[0]!.schedule, jitter: 3 } },
      instances[1]!,
    ],
    reports: [{ ...template, mail: 'me' }],
  };
  const { path, settings } = open(newer);
  expect(settings).toMatchObject({ damaged: null, current: { ...full, reports: [template] } });
  expect(settings.current.instances).toEqual(instances);
  const [a, b] = instances as [Instance, Instance];
  settings.save({ theme: 'dark', instances: [b, { ...a, name: 'renamed' }] });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    ...newer,
    theme: 'dark',
    instances: [b, { ...newer.instances[0]!, name: 'renamed' }],
  });
  expect(openSettings(path).current).toEqual(settings.current);
});

test('a report whose filter a newer version wrote is kept and not made: it would count other calls', () => {
  const newer = { ...template, filter: { ...template.filter, queue: 'vip' } };
  const { path, settings } = open({ ...full, reports: [newer, { ...template, id: 'u' }] });
  expect(settings.current.reports).toEqual([
    { ...template, isActive: false },
    { ...template, id: 'u' },
  ]);
  settings.save({ theme: 'dark' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ reports: [{ filter: newer.filter }, {}] });
});

test.each([
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${JSON.stringify(full)}`)],
  ['UTF-16, as PowerShell writes', Buffer.from(`\uFEFF${JSON.stringify(full)}`, 'utf16le')],
])('a file in %s is read', (_what, bytes) => {
  const path = join(temporaryFolder(), 'settings.json');
  writeFileSync(path, bytes);
  expect(openSettings(path)).toMatchObject({ current: full, damaged: null });
});

test.each(['null', '5', '[]', '"x"', '['.repeat(100_000)])('%.20s is no settings and set aside', (text) => {
  const { path, settings } = open(text);
  expect(settings).toMatchObject({ current: defaultSettings, damaged: `${path}.damaged` });
  expect(readFileSync(settings.damaged!, 'utf8')).toBe(text);
});

test('what is no file is set aside without being read', () => {
  const path = join(temporaryFolder(), 'settings.json');
  mkdirSync(path);
  expect(openSettings(path)).toMatchObject({ current: defaultSettings, damaged: `${path}.damaged` });
});

test('a change that is not valid is refused by name and changes nothing', () => {
  const { path, settings } = open(full);
  expect(() => settings.save({ formerInstances: [{ id: '../x', name: 'x' }] })).toThrow(
    expect.objectContaining({ code: 'badInput', detail: 'settings: formerInstances.0.id' }),
  );
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(full);
});

test('a file that is no JSON is set aside', () => {
  const { path, settings } = open('{ "language": ');
  expect(settings).toMatchObject({ current: defaultSettings, damaged: `${path}.damaged` });
  expect(existsSync(path)).toBe(false);
});
