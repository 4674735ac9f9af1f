// What reports are called, which span they have, and that no earlier file is replaced.
import { writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { pathInside, plainName, fileStem } from '#electron/main/base/file-names';
import { freePath, reportTitle } from '#electron/main/reports/files';
import { reportSpan } from '#electron/main/reports/period';
import { filterSchema, type Filter } from '#shared/domain/filter';
import { daysPeriod, dayText, localDay, parseDay } from '#shared/base/period';
import { defaultLook, type ReportPeriod } from '#shared/domain/report';
import { reportTemplateSchema } from '#shared/domain/report-template';
import {
  axisNoteSchema,
  defaultSettings,
  instanceSchema,
  newInstance,
  savedViewSchema,
} from '#shared/domain/settings';
import { temporaryFolder } from '#test/kit/folder';
import { runs } from '#test/kit/runs';

const zone = 'Asia/Shanghai';
const days = (first: string, last: string): { from: number; to: number } =>
  daysPeriod(zone, parseDay(first)!, parseDay(last)!);
const people = {
  agents: [
    { id: 'a1', name: '陈静,带教' },
    { id: 'a2', name: '李龘' },
  ],
  skillGroups: [{ id: 'g1', name: '售后/一线' }],
};

describe('names', () => {
  const titleOf = (filter: Filter, part = {}): string =>
    reportTitle({ title: '', period: 'monthly', filter, look: defaultLook, ...part }, 'en', people);
  test.each<[Filter, object, string]>([
    [{}, {}, 'Monthly call center report'],
    [{ instances: ['x'] }, { period: 'daily' }, 'Daily call center report'],
    [{ agents: ['a2'] }, {}, 'Agent report – 李龘'],
    [{ agents: ['a2'] }, { look: { ...defaultLook, hideNames: true } }, 'Agent report – Agent 2'],
    [{ agents: ['gone'] }, { look: { ...defaultLook, hideNames: true } }, 'Agent report – Agent ?'],
    [{ skillGroups: ['g1'] }, {}, 'Skill group report – 售后/一线'],
    [{ agents: ['a1', 'a2'] }, {}, 'Monthly call center report (filtered)'],
    [{ agents: ['a1'], hours: [9] }, {}, 'Monthly call center report (filtered)'],
    [{ agents: ['a1'] }, { title: 'For the board' }, 'For the board'],
  ])('%j %j is called %s', (filter, part, title) => expect(titleOf(filter, part)).toBe(title));

  test('a file is named by instance, days and kind, without what a file system refuses', () => {
    const settings = {
      ...defaultSettings,
      instances: [newInstance({ id: 'ccc-a' }), newInstance({ id: 'ccc-b' })],
    };
    const month = days('2026-03-01', '2026-03-31');
    expect(fileStem(settings, month, 'a/b: c?')).toBe('CCC_ccc-a_2026-03-01_2026-03-31_a b c');
    expect(fileStem(settings, { ...days('2026-03-01', '2026-03-01'), instances: ['ccc-b'] }, 'x')).toBe(
      'CCC_ccc-b_2026-03-01_x',
    );
  });

  test.each([
    [' ..\\con\u0007trol\n<x>. ', 'con trol x'],
    ['../../../X', 'X'],
    ['C:\\Windows\\x', 'C Windows x'],
    ['report\u202Efdp.exe', 'reportfdp.exe'],
    ['a\uD800b\uFEFF', 'a b'],
    ['CON', 'CON_'],
    ['lpt1', 'lpt1_'],
    ['console', 'console'],
    ['话'.repeat(200), '话'.repeat(40)],
  ])('%j as a part of a name is %j', (text, name) => expect(plainName(text)).toBe(name));

  test('whatever instance, agent and title a file is named by, it stays in its folder', () => {
    const folder = temporaryFolder();
    const odd = fc.oneof(
      fc.constantFrom('../../../X', '/etc/x', '..', 'C:\\x', '\0'),
      fc.string({ unit: fc.constantFrom(...'a/\\.:\0 话\u202E\uD800') }),
    );
    fc.assert(
      fc.property(odd, odd, (instance, title) => {
        const stem = fileStem(defaultSettings, { instances: [instance] }, title);
        expect(dirname(freePath(folder, stem, 'pdf'))).toBe(folder);
        expect(Buffer.byteLength(stem)).toBeLessThan(250);
      }),
      { numRuns: runs(400) },
    );
    for (const name of ['../x', 'a/b', '/x', '..', '.', ''])
      expect(() => pathInside(folder, name)).toThrow(expect.objectContaining({ code: 'badInput' }));
  });

  test('ids of instances, templates, views and notes are no paths', () => {
    for (const id of ['../../../X', 'a/b', 'a\\b', '..', '', '\0', '.hidden']) {
      expect(v.is(instanceSchema.entries.id, id)).toBe(false);
      expect(v.is(filterSchema, { instances: [id] })).toBe(false);
      for (const { entries } of [reportTemplateSchema, savedViewSchema, axisNoteSchema])
        expect(v.is(entries.id, id)).toBe(false);
    }
  });

  test('a file that is there is not replaced', () => {
    const folder = temporaryFolder();
    const next = (): string => freePath(folder, 'report', 'pdf');
    for (const name of ['report.pdf', 'report (2).pdf', 'report (3).pdf']) {
      expect(basename(next())).toBe(name);
      writeFileSync(join(folder, name), '');
    }
  });
});

describe('the span of a report', () => {
  const now = Date.parse('2026-11-23T14:00:00Z');
  const newest = now - 60_000;
  function spanOf(period: ReportPeriod, filter: Filter, last: number | undefined = newest): string[] {
    const asked = reportSpan(period, filter, { zone, weekStart: 1 }, last, now);
    const text = (at: number): string => dayText(localDay(zone, at));
    return [asked.period, text(asked.filter.from!), text(asked.filter.to! - 1)];
  }
  test.each<[ReportPeriod, Filter, string, string, string]>([
    ['daily', {}, 'daily', '2026-11-22', '2026-11-22'],
    ['weekly', {}, 'weekly', '2026-11-16', '2026-11-22'],
    ['monthly', {}, 'monthly', '2026-10-01', '2026-10-31'],
    ['monthly', days('2026-09-01', '2026-09-30'), 'monthly', '2026-09-01', '2026-09-30'],
    ['monthly', { from: days('2026-09-10', '2026-09-10').from }, 'custom', '2026-09-10', '2026-09-30'],
    ['monthly', days('2026-11-10', '2026-11-11'), 'custom', '2026-11-10', '2026-11-11'],
    ['daily', days('2026-11-10', '2026-11-12'), 'custom', '2026-11-10', '2026-11-12'],
    ['custom', days('2026-11-10', '2026-11-12'), 'custom', '2026-11-10', '2026-11-12'],
  ])('%s %j is %s from %s to %s', (period, filter, ...expected) =>
    expect(spanOf(period, filter)).toEqual(expected),
  );

  test('without dates it is not later than the calls', () => {
    const august = Date.parse('2026-08-09T00:00:00Z');
    expect(spanOf('monthly', {}, august)).toEqual(['monthly', '2026-08-01', '2026-08-31']);
    expect(reportSpan('monthly', {}, { zone, weekStart: 1 }, undefined, now).filter.from).toBe(
      days('2026-10-01', '2026-10-31').from,
    );
  });

  test('a custom one needs both edges', () =>
    expect(() => spanOf('custom', { from: 1e12 })).toThrow(/--from and --to/));
});
