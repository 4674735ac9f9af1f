// The text for support: what it tells, and that nothing in it names a person, a company, an instance or a caller.
import { expect, test } from 'vitest';
import { diagnosticsText, type DiagnosticsFacts } from '#electron/main/help/diagnostics';
import { registerSecret } from '#electron/main/base/log';
import { defaultSettings, newInstance, type Settings } from '#shared/domain/settings';

const secret = 'Sn9-very/secret+key';
const numbers = ['13800001111', '+86 139 0000 2222', '0571-28001000'];
const names = {
  instance: '华东客服中心',
  id: 'acme-east.cc',
  former: '旧实例-北京',
  formerId: 'old-north',
  company: '杭州某某(集团)有限公司',
  report: 'Board *weekly* [A/B]',
  note: '王总来访',
  view: '李娜的视图',
  ownDay: '公司周年庆',
  agent: '陈静,带教',
  agentId: 'agent007@acme-east.cc',
  latin: "O'Brien 凯特",
  group: '售后-一线',
  user: 'zhang.wei',
  host: 'ACME-LAPTOP-7',
};
const folders = { profile: '/data/客户甲/profile', report: 'D:\\报表\\王总', backups: '/mnt/nas/某某集团' };

const settings: Settings = {
  ...defaultSettings,
  instances: [
    newInstance({
      id: names.id,
      name: names.instance,
      endpoint: 'https://ccc.acme.example',
      region: 'acme-private',
    }),
    newInstance({ id: 'two', name: 'b' }),
  ],
  formerInstances: [{ id: names.formerId, name: names.former }],
  company: { name: names.company },
  notes: [{ id: 'n', first: '2026-03-01', last: '2026-03-01', text: names.note }],
  views: [{ id: 'v', name: names.view, address: '#records?filter={"number":"13800001111"}', columns: [] }],
  calendar: {
    ...defaultSettings.calendar,
    days: [{ day: '2026-05-04', kind: 'holiday', name: names.ownDay }],
  },
  backups: { automatic: true, keep: 7, folder: folders.backups },
  updates: { feed: 'https://updates.acme.example/ccc' },
  reports: [
    {
      id: 'r1',
      name: names.report,
      folder: folders.report,
      isActive: true,
    } as unknown as Settings['reports'][number],
  ],
};
const quoted = [
  ...Object.values(names),
  ...Object.values(folders),
  ...numbers,
  secret,
  'https://ccc.acme.example',
  'https://updates.acme.example/ccc',
  'LTAI5tAbCdEfGh12',
];
const facts: DiagnosticsFacts = {
  madeAt: Date.UTC(2026, 2, 4, 8),
  version: '1.2.3',
  isPackaged: true,
  about: {
    electron: '45.4.1',
    chromium: '150.0.1.2',
    node: '22.1.0',
    sqlite: '3.54.1',
    system: 'Linux 6.1, x64',
    hasNotices: true,
  },
  memory: { total: 16 * 1024 ** 3, free: 4 * 1024 ** 3 },
  processes: [{ type: 'Browser', bytes: 200 * 1024 ** 2 }],
  locale: 'zh-CN',
  screens: ['1920 × 1080 at 1'],
  settings,
  hasDamagedSettings: false,
  archive: {
    sqlite: '3.54.1',
    phase: 'open',
    failure: null,
    open: {
      bytes: 13_406_208,
      schema: 50,
      version: 7,
      calls: 50_123,
      instances: 1,
      windows: { complete: 70, open: 1, partial: 2, failed: 3 },
      lackingDays: 4,
      dataUpTo: Date.UTC(2026, 2, 4, 7),
    },
    check: { at: Date.UTC(2026, 2, 4, 6), problems: 0 },
  },
  folders: [[folders.profile, '<profile>']],
  names: [names.agent, names.agentId, names.latin, names.group, names.user, names.host, '1001', ''],
  log: quoted.map(
    (text, index) => `2026-03-04T08:00:0${index % 10}.000Z info line ${index} quotes "${text}"`,
  ),
};

test('nothing that names anybody is in it, wherever a profile has it or the log quotes it', () => {
  registerSecret(secret);
  const text = diagnosticsText(facts);
  for (const one of quoted) expect(text, one).not.toContain(one);
  for (const part of ['acme', '王总', '某某', '138', 'zhang']) expect(text.toLowerCase()).not.toContain(part);
  expect(text).toContain('quotes "<instance 1>"');
  expect(text).toContain('quotes "<report 1>"');
  expect(text).toContain('quotes "<company>"');
  expect(text).toContain('quotes "***"');
});

test('it tells versions, choices, counts and the archive', () => {
  const text = diagnosticsText(facts);
  for (const line of [
    'CCC Reports 1.2.3, 2026-03-04T08:00:00.000Z',
    'Electron 45.4.1, Chromium 150.0.1.2, Node 22.1.0, SQLite 3.54.1',
    'memory: 16384 MB, free 4096 MB',
    'serviceLevelSeconds: 20',
    'updates: "on"',
    'number of instances: 2',
    'number of notes: 1',
    'calls: 50123, instances: 1',
    'windows: {"complete":70,"open":1,"partial":2,"failed":3}',
    'lacking days: 4, data up to: 2026-03-04T07:00:00.000Z',
    'last whole check: 2026-03-04T06:00:00.000Z, 0 problems',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toContain('<instance 1>: {"apiVersion":"auto"');
  expect(text).toContain('"region":"other"');
});

test('a short name is no part of other words, and figures are no names', () => {
  const text = diagnosticsText({
    ...facts,
    names: ['1001'],
    log: ['info b and about 1001 calls, two twofold'],
  });
  expect(text).toContain('info <instance 2> and about 1001 calls, <instance 2> twofold');
});

test('thousands of agents cost nothing, and the one that the log quotes is found', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `坐席${index}（${'夜班'.repeat(20)}）`);
  const text = diagnosticsText({ ...facts, names, log: [`info quotes ${names[12_345]!} only`] });
  expect(text).toContain('info quotes <name> only');
});

test('names of any signs do not break it, and the log is cut to its last 200 lines', () => {
  const strange = ['[', '(?<', '\\', 'a-b', '*+?', '😀', '{1}', '/', '^$'];
  const log = Array.from({ length: 300 }, (_, index) => `line-${index}`);
  const text = diagnosticsText({ ...facts, names: strange, log });
  expect(text).toContain('== Log, last 200 lines ==');
  expect(text).toContain('line-299');
  expect(text).toContain('line-100');
  expect(text).not.toContain('line-99\n');
});

test('it is made also where the archive does not answer', () => {
  expect(diagnosticsText({ ...facts, archive: null, log: [] })).toContain('the data process does not answer');
  const failed = {
    sqlite: '3.54.1',
    phase: 'failed',
    failure: 'databaseDamaged',
    open: null,
    check: null,
  } as const;
  const text = diagnosticsText({ ...facts, archive: failed });
  expect(text).toContain('state: failed (databaseDamaged)');
  expect(text).toContain('last whole check: none since the start');
});
