// The help: an entry for every figure in both languages, every key of the menu, every cause with its words.
import { type MetricId, metricOf, metricIds } from '#shared/domain/metrics';
import { describe, expect, test, vi } from 'vitest';
import { setMenu } from '#electron/main/window/menu';
import { findInGlossary, glossary } from '#shared/texts/glossary';
import { capsOf, commandName, keyGroups } from '#shared/texts/keys';
import { terms } from '#shared/texts/glossary-terms';
import { helpParts, shortcuts } from '#shared/domain/menu';
import { differenceTexts } from '#shared/texts/differences';
import { menuTexts } from '#shared/texts/menu';
import { helpTexts } from '#shared/texts/help';
import { message } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';

interface Item {
  readonly accelerator?: string;
  readonly label?: string;
  readonly role?: string;
  readonly submenu?: readonly Item[];
}
const menus = vi.hoisted(() => [] as unknown[]);
vi.mock('electron', () => ({
  app: { isPackaged: true, name: 'CCC Reports' },
  Menu: {
    buildFromTemplate: (template: unknown) => menus.push(template),
    setApplicationMenu: () => undefined,
  },
}));

const chinese = /\p{Script=Han}/u;
const rules = { serviceLevelSeconds: 15, serviceLevelVariant: 5, shortAbandonSeconds: 8 } as const;
const zh = glossary('zh-CN', rules);
const en = glossary('en', rules);

describe('the glossary', () => {
  test.each(metricIds)('%s is explained in both languages', (id) => {
    for (const [entries, isChinese] of [
      [zh, true],
      [en, false],
    ] as const) {
      const entry = entries.find((one) => one.id === id)!;
      for (const text of [entry.label, entry.sentence, ...entry.formula, ...entry.counted]) {
        expect(text).not.toBe('');
        expect(text).not.toMatch(/[{}]/);
        if (!isChinese) expect(text).not.toMatch(chinese);
      }
      if (isChinese) expect([entry.sentence, ...entry.formula, ...entry.counted].join()).toMatch(chinese);
      expect(entry.formula.length * entry.counted.length).toBeGreaterThan(0);
      expect(entry.page).toBe(metricOf(id as MetricId).page ?? null);
    }
  });

  test('calls words as the pages do', () => {
    const label = (list: typeof en, id: string): string => list.find((one) => one.id === id)!.label;
    for (const [list, language] of [
      [zh, 'zh-CN'],
      [en, 'en'],
    ] as const) {
      expect(label(list, 'endedInIvr')).toBe(callWord('outcome', 'ivrExit', language));
      expect(label(list, 'notOffered')).toBe(message(language, 'chart.losses.notOffered'));
      expect(label(list, 'successful')).toBe(message(language, 'sat.funnel.success'));
    }
  });

  test('has every word once, beside the figures', () => {
    const ids = [...metricIds, ...Object.keys(terms)];
    expect(zh.map((one) => one.id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of en.filter(({ group }) => group === 'words')) {
      expect(entry.sentence).not.toMatch(/[{}]/);
      expect(`${entry.label} ${entry.sentence}`).not.toMatch(chinese);
    }
  });

  test('names the rules that are set', () => {
    const level = en.find(({ id }) => id === 'serviceLevel')!;
    expect(level.label).toBe('Service level (15 sec)');
    expect(level.formula[level.chosen]).toMatch(/^5 · Short abandons excluded: /);
    expect(level.counted.join()).toContain('15 sec');
    expect(en.find(({ id }) => id === 'abandonRateNoShort')!.counted.join()).toContain('under 8 sec');
    expect(zh.find(({ id }) => id === 'shortAbandon')!.sentence).toContain('8 秒');
  });

  test('says a share as its two counts', () => {
    const formula = (id: string): string => en.find((one) => one.id === id)!.formula.join();
    expect(formula('answerRate')).toBe('answered ÷ offered');
    expect(formula('offerRate')).toBe('surveys offered ÷ successful calls (any direction)');
    expect(formula('abandoned')).toBe('abandoned in queue + abandoned while ringing');
  });

  test.each([
    ['service level', 'serviceLevel'],
    ['服务水平', 'serviceLevel'],
    ['speed of answer', 'asa'],
    ['csatmean', 'csatMean'],
    ['技能组', 'skillGroup'],
    ['Ended in IVR', 'endedInIvr'],
    ['成功通话', 'successful'],
  ])('is searched in both languages and by ids: %s', (text, id) => {
    expect(findInGlossary(en, text)[0]?.id).toBe(id);
  });
  test('finds nothing where nothing fits, and all without a text', () => {
    expect(findInGlossary(en, 'no such word')).toEqual([]);
    expect(findInGlossary(en, ' ')).toHaveLength(en.length);
  });
});

function acceleratorsOf(platform: NodeJS.Platform): string[] {
  const spy = vi.spyOn(process, 'platform', 'get').mockReturnValue(platform);
  menus.length = 0;
  setMenu('en', () => undefined);
  spy.mockRestore();
  const walk = (items: readonly Item[]): Item[] =>
    items.flatMap((item) => [item, ...walk(item.submenu ?? [])]);
  return walk(menus[0] as Item[]).flatMap(({ accelerator }) => accelerator ?? []);
}

describe('keys', () => {
  test.each([
    ['win32', false],
    ['darwin', true],
  ] as const)('every key of the menu stands in the help, %s', (platform, isMac) => {
    const accelerators = acceleratorsOf(platform);
    expect(accelerators).toHaveLength(new Set(accelerators).size);
    expect([...accelerators].sort()).toEqual(
      shortcuts.map(({ keys, macKeys }) => (isMac ? macKeys : keys)).sort(),
    );
    for (const language of ['zh-CN', 'en'] as const) {
      const shown = keyGroups(language, isMac).flatMap(({ rows }) =>
        rows.flatMap(({ ways }) => ways.map((way) => way.join('+'))),
      );
      for (const keys of accelerators) expect(shown).toContain(capsOf(keys, isMac).join('+'));
    }
  });
  test('are named by their commands', () => {
    for (const { command } of shortcuts) {
      expect(commandName(command, 'en')).toMatch(/^[A-Z][^…]+$/);
      expect(commandName(command, 'zh-CN')).not.toMatch(/…/);
    }
  });
  test.each([
    [false, ['Ctrl', 'F']],
    [true, ['⌘', 'F']],
  ])('the search for a number stands among those of the grid, Mac: %s', (isMac, caps) => {
    const rows = keyGroups('en', isMac).flatMap((group) => group.rows);
    expect(rows.find(({ label }) => label === 'Find part of a number')?.ways).toEqual([caps]);
  });
  test('look as on the keyboard', () => {
    expect(capsOf('CmdOrCtrl+Alt+Left', true)).toEqual(['⌘', '⌥', '←']);
    expect(capsOf('CmdOrCtrl+Alt+Left', false)).toEqual(['Ctrl', 'Alt', '←']);
  });
  test('on a Mac the program is told of in its own menu', () => {
    acceleratorsOf('darwin');
    const labels = (items: readonly Item[] = []): (string | undefined)[] => items.map(({ label }) => label);
    const [own, ...rest] = menus[0] as Item[];
    expect(labels(own?.submenu)).toContain('About CCC Reports');
    const help = rest.find(({ role }) => role === 'help');
    expect(labels(help?.submenu)).not.toContain('About CCC Reports');
    expect(labels(help?.submenu)).toContain('Copy diagnostics…');
  });
});

test('every text has the same holes in both languages, and no language strays into the other', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
  for (const [key, [zhText, enText]] of [helpTexts, differenceTexts, menuTexts].flatMap((texts) =>
    Object.entries<readonly [string, string]>(texts),
  )) {
    expect(holes(zhText), key).toEqual(holes(enText));
    expect(enText, key).not.toMatch(chinese);
  }
  for (const part of helpParts) expect(helpTexts[`help.${part}`]).toBeDefined();
});
