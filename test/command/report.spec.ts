// The printed report: its figures are those of `stats`, its pages whole, its fonts its own, and readers find their way in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCount, formatPercent } from '#shared/language/format';
import type { ReportRow } from '#shared/contract/report-views';
import { newInstance, type Settings } from '#shared/domain/settings';
import type { StatsResult } from '#shared/contract/views';
import { fillCenter, reportInstance, type CenterPlan } from '#test/kit/report-center';
import { expect, test, type Fixtures } from '#test/kit/app';
import { fontsIn, readPdf, squeezed, type ReadPdf } from '#test/kit/pdf';

const march: Omit<CenterPlan, 'path'> = {
  firstDay: '2026-03-01',
  days: 31,
  callsPerDay: 60,
  agentNames: ['王芳', '李雷', '韩梅梅', '周婷', '徐丽', '赵敏'],
  groupNames: ['售后一线', '账单', '投诉'],
};
const points = (mm: number): number => (mm / 25.4) * 72;
/** Sheets are rounded to whole pixels. */
const expectSize = ({ width, height }: ReadPdf['pages'][0], wide: number, high: number): void => {
  expect(Math.abs(width - points(wide))).toBeLessThan(1);
  expect(Math.abs(height - points(high))).toBeLessThan(1);
};

/** A profile with these calls, which nothing syncs. */
function fill(folder: string, plan: Partial<CenterPlan>, settings: Partial<Settings> = {}): void {
  const profile = join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  const instance = newInstance({ id: reportInstance, name: '华东客服中心', enabled: false });
  writeFileSync(
    join(profile, 'settings.json'),
    JSON.stringify({ language: 'en', instances: [instance], ...settings }),
  );
  fillCenter({ ...march, ...plan, path: join(profile, 'calls.db') }).close();
}

async function report(cli: Fixtures['cli'], folder: string, ...words: string[]): Promise<ReadPdf> {
  const path = join(folder, 'report.pdf');
  const { code, stderr } = await cli('report', '--out', path, ...words);
  expect(code, stderr).toBe(0);
  return readPdf(path);
}

async function stats(cli: Fixtures['cli'], ...words: string[]): Promise<StatsResult['rows']> {
  const { stdout } = await cli('stats', '--json', '--from', '2026-03-01', '--to', '2026-03-31', ...words);
  return (JSON.parse(stdout) as StatsResult).rows;
}
type Metrics = Record<string, { value: number }>;

test('the monthly report is one page with the figures of stats, in both languages, in its own fonts', async ({
  cli,
  folder,
}) => {
  fill(folder, {}, { company: { name: '星辰客户服务' } });
  const [all] = await stats(cli);
  const groups = await stats(cli, '--by', 'skillGroup');
  const figures = all!.metrics as unknown as Metrics;
  for (const [language, words] of [
    [
      'zh-CN',
      [
        '呼叫中心月报·2026年3月',
        '星辰客户服务',
        '呼入量',
        '第1/1页',
        '号码已脱敏',
        '31/31天数据完整',
        '20秒服务水平',
      ],
    ],
    [
      'en',
      ['Monthly call center report · March 2026', 'Page 1 of 1', 'Numbers masked', '31 of 31 days complete'],
    ],
  ] as const) {
    const pdf = await report(cli, folder, '--lang', language);
    expect(pdf.pages).toHaveLength(1);
    expectSize(pdf.pages[0]!, 210, 297);
    for (const word of words) expect(pdf.text).toContain(squeezed(word));
    for (const id of ['inbound', 'calls'] as const)
      expect(pdf.text, id).toContain(formatCount(figures[id]!.value));
    for (const id of ['answerRate', 'serviceLevel', 'abandonRate', 'satisfiedRate'] as const)
      expect(pdf.text, id).toContain(`${formatPercent(figures[id]!.value)}%`);
    for (const { label, metrics } of groups) {
      const { offered, answerRate, serviceLevel, satisfiedRate, rated } = metrics as unknown as Metrics;
      if (label === '' || offered!.value === 0) continue;
      const shares = [answerRate!, serviceLevel!, satisfiedRate!].map(({ value }) => formatPercent(value));
      const row = `${label}${formatCount(offered!.value)}${shares.join('%')}%(${formatCount(rated!.value)})`;
      expect(pdf.text).toContain(squeezed(row));
    }
    expect(pdf.text).toMatch(/[\da-f]{4}-[\da-f]{4}/);
    expect(pdf.text).not.toContain('1390000');
    expect(pdf.language).toBe(language);
    expect(pdf.creator).toBe('CCC Reports');
    expect(squeezed(pdf.title)).toContain(squeezed(words[0]));
    expect(pdf.outline.length).toBeGreaterThanOrEqual(5);
    expect(squeezed(pdf.outline[0]!)).toBe(squeezed(words[0]));
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']) expect(pdf.roles).toContain(role);
    const fonts = await fontsIn(join(folder, 'report.pdf'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const { name, isEmbedded } of fonts) {
      expect(name).toMatch(/^[A-Z]{6}\+NotoSansSC/);
      expect(isEmbedded).toBe(true);
    }
  }
});

test('two hundred agents take several pages: heads on each, nobody twice, nobody cut', async ({
  cli,
  folder,
}) => {
  const long = '（夜班兼投诉处理及新人带教组长，每周三与周五支援技术支持二线）';
  const agentNames = Array.from(
    { length: 200 },
    (_, n) => `坐席${String(n).padStart(3, '0')}号${n % 17 === 0 ? long : ''}`,
  );
  fill(folder, { agentNames, callsPerDay: 400, days: 10 });
  const looks = [
    { words: ['--paper', 'a4', '--orientation', 'landscape'], width: 297, height: 210 },
    { words: ['--paper', 'letter', '--orientation', 'portrait'], width: 215.9, height: 279.4 },
  ];
  for (const { words, width, height } of looks) {
    const pdf = await report(cli, folder, '--lang', 'zh-CN', '--appendix', 'all', ...words);
    const count = pdf.pages.length;
    expect(count).toBeGreaterThan(5);
    for (const [index, page] of pdf.pages.entries()) {
      expectSize(page, width, height);
      expect(page.text).toContain(`第${index + 1}/${count}页`);
    }
    const appendix = pdf.pages.slice(1);
    const ofAgents = appendix.filter(({ text }) => text.includes('坐席明细'));
    expect(ofAgents.length).toBeGreaterThan(3);
    for (const { text } of ofAgents) expect(text).toContain('坐席通话量入队量');
    const text = appendix.map((page) => page.text).join('');
    expect(agentNames.filter((name) => text.split(name.slice(0, 6)).length !== 2)).toEqual([]);
    // A name that takes several lines is on one page with all of them.
    const isWhole = (name: string): boolean => appendix.some((page) => page.text.includes(name));
    expect(agentNames.filter((name) => !isWhole(name))).toEqual([]);
    for (const title of ['技能组明细', '分时明细', '每日数据完整性', '指标定义'])
      expect(pdf.outline.filter((one) => one === title)).toHaveLength(1);
    expect(pdf.outline.filter((one) => one.includes('续'))).toEqual([]);
  }
});

test('a report of one agent compares with all, and names nobody where names are hidden', async ({
  cli,
  folder,
}) => {
  fill(folder, {});
  const about = ['--filter', `agent=agent2@${reportInstance}`];
  const open = await report(cli, folder, '--lang', 'zh-CN', ...about);
  expect(open.pages).toHaveLength(1);
  expect(open.text).toContain('坐席报表–韩梅梅·2026年3月');
  const [own] = await stats(cli, ...about);
  const [team] = await stats(cli);
  const calls = [own!, team!].map(({ metrics }) => (metrics as unknown as ReportRow['figures']).calls.value!);
  expect(open.text).toContain(`通话量${formatCount(calls[0]!)}${formatCount(calls[1]!)}`);

  const hidden = await report(cli, folder, '--lang', 'en', '--no-names', '--appendix', 'all', ...about);
  expect(hidden.text).toMatch(/Agentreport–Agent\d+·March2026/);
  for (const name of march.agentNames) expect(hidden.text + squeezed(hidden.title)).not.toContain(name);
});

test('no call, one call, a day and missing days each are a page that says so', async ({ cli, folder }) => {
  fill(folder, { missing: [8, 17], callsPerDay: 30 });
  const lacking = await report(cli, folder, '--lang', 'en', '--appendix', 'days');
  expect(lacking.pages).toHaveLength(2);
  expect(lacking.text).toContain(squeezed('2 of 31 days are incomplete (03-09, 03-18)'));
  expect(lacking.text).toContain(squeezed('of these, 2 not synced; see the appendix for each day'));
  expect(lacking.text).toContain(squeezed('29 of 31 days complete'));
  expect(lacking.pages[1]!.text).toContain(squeezed('Mar 9 not synced'));

  const none = await report(
    cli,
    folder,
    '--lang',
    'zh-CN',
    '--from',
    '2026-03-02',
    '--to',
    '2026-03-02',
    '--filter',
    'hour=3',
  );
  expect(none.pages).toHaveLength(1);
  expect(none.text).toContain('所选统计周期内没有通话。');

  const day = await report(
    cli,
    folder,
    '--lang',
    'zh-CN',
    '--template',
    'daily',
    '--from',
    '2026-03-02',
    '--to',
    '2026-03-02',
  );
  expect(day.pages).toHaveLength(1);
  expect(day.text).toContain('呼叫中心日报·2026-03-02周一');
  expect(day.text).toContain('各时段来电结果');
});

test('what is ranked says of how many, and a number that was asked for is not printed', async ({
  cli,
  folder,
}) => {
  fill(folder, { days: 4 });
  const few = await report(cli, folder, '--lang', 'en', '--from', '2026-03-01', '--to', '2026-03-04');
  expect(few.text).toContain(squeezed('By number of ratings; too few ratings to rank'));
  expect(few.text).not.toContain(squeezed('Agents by satisfied rate'));
  const number = ['--filter', 'number=00000'];
  const part = await report(
    cli,
    folder,
    '--lang',
    'en',
    '--from',
    '2026-03-01',
    '--to',
    '2026-03-04',
    ...number,
  );
  expect(part.text).toContain(squeezed('Filter: part of a number (not printed)'));
  expect(part.text).not.toContain(squeezed('Filter: none'));
  expect(part.text).not.toContain('00000');
});

test('one call alone gives no shares', async ({ cli, folder }) => {
  fill(folder, { days: 1, callsPerDay: 1 });
  const pdf = await report(cli, folder, '--lang', 'en');
  expect(pdf.pages).toHaveLength(1);
  expect(pdf.text).toContain('Toofewcalls');
  expect(pdf.text).not.toContain('100.0%');
});
