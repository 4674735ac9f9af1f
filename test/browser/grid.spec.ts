// The grid of calls: sorting, filters, selection, copying, keys, columns, and the panel of a call.
import { sourceFromFacts } from '#electron/simulator/source';
import { expect, test } from '#test/kit/app';
import { manual, startCenter } from '#test/kit/center';
import { connected } from '#test/kit/connected';
import { DeskPage } from '#test/kit/pages/desk-page';
import { clock, facts, isAnswered, newestFirst } from '#test/kit/grid-calls';
import { RecordsPage } from '#test/kit/pages/records-page';
import type { Service } from '#electron/simulator/service';

const services: Service[] = [];
const forgets: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const forget of forgets.splice(0)) await forget();
  for (const service of services.splice(0)) await service.close();
});

test.describe('the grid', () => {
  test.beforeEach(async ({ folder }) => {
    const service = await startCenter('ccc-grid', sourceFromFacts(facts));
    services.push(service);
    profile = await connected(folder, [manual('ccc-grid', service.url)]);
    forgets.push(profile.forget);
  });
  let profile: Awaited<ReturnType<typeof connected>>;

  test('sorts by two columns, filters, and leaves out', async ({ start }) => {
    const { page } = await start(profile);
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    await expect.poll(() => records.total()).toBe(facts.length);

    await records.sortBy('Agent');
    await records.sortBy('Talk time', true);
    await expect(records.head('Agent')).toHaveAttribute('aria-sort', 'ascending');
    await expect(records.head('Talk time')).toHaveAttribute('aria-sort', 'descending');
    const sorted = facts
      .filter(isAnswered)
      .sort(
        (one, other) =>
          one.agentNames[0]!.localeCompare(other.agentNames[0]!, 'en') ||
          other.talkSeconds! - one.talkSeconds! ||
          other.startedAt - one.startedAt,
      );
    const expected = sorted.slice(0, 12).map((call) => clock(call.talkSeconds!));
    await expect.poll(() => records.texts('Talk time', 12)).toEqual(expected);
    expect(await records.texts('Agent', 12)).toEqual(sorted.slice(0, 12).map((call) => call.agentNames[0]));

    await records.toggleFilterRow();
    await records.filter('Agent', 'Include', 'Chen', 'Li');
    const two = facts.filter((call) => ['Chen', 'Li'].includes(call.agentNames[0] ?? ''));
    await expect.poll(() => records.total()).toBe(two.length);
    await records.filter('Agent', 'Exclude');
    await expect.poll(() => records.total()).toBe(facts.length - two.length);
    await page.getByRole('button', { name: 'Filter Agent:' }).click();
    await page.getByRole('dialog', { name: 'Filter Agent' }).getByRole('button', { name: 'Clear' }).click();
    await page.keyboard.press('Escape');
    await expect.poll(() => records.total()).toBe(facts.length);

    await records.chooseIn(0, 'Outcome', 'Exclude Answered');
    await expect.poll(() => records.total()).toBe(facts.filter((call) => !isAnswered(call)).length);
    await page.goBack();
    await expect.poll(() => records.total()).toBe(facts.length);
    await records.chooseIn(0, 'Agent', 'Only Chen');
    await expect
      .poll(() => records.total())
      .toBe(facts.filter((call) => call.agentNames[0] === 'Chen').length);
  });

  test('selects rows whose sums agree with a recount, and copies them', async ({ start }) => {
    const { app, page } = await start(profile);
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    await expect.poll(() => records.total()).toBe(facts.length);

    // The view leaves the cursor behind, and stays where it was scrolled to.
    await records.grid.focus();
    await records.grid.hover();
    await page.mouse.wheel(0, 1600);
    await expect(await records.cell(60, 'Start')).toBeInViewport();
    await page.mouse.wheel(0, -1600);
    await expect(await records.cell(0, 'Start')).toBeInViewport();

    await page.keyboard.press('ControlOrMeta+a');
    await expect(records.status).toContainText(`${facts.length} selected`);
    const talks = facts.filter(isAnswered).map((call) => call.talkSeconds!);
    const talked = talks.reduce((sum, one) => sum + one, 0);
    const waits = facts.map((call) => call.queueSeconds! + call.ringSeconds!);
    const hours = `${Math.floor(talked / 3600)}:${clock(talked % 3600).padStart(5, '0')}`;
    await expect(records.status).toContainText(`Talk time ${hours}, average ${clock(talked / talks.length)}`);
    const meanWait = waits.reduce((sum, one) => sum + one, 0) / waits.length;
    await expect(records.status).toContainText(`Average wait (answered and abandoned) ${clock(meanWait)}`);

    await (await records.cell(1, 'Start')).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await (await records.cell(6, 'Start')).click({ modifiers: ['ControlOrMeta'] });
    const chosen = [1, 2, 3, 6].map((row) => newestFirst[row]!);
    await expect(records.status).toContainText('4 selected');
    await page.keyboard.press('ControlOrMeta+c');
    await expect(page.getByText('4 rows copied')).toBeVisible();
    const masked = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(masked).not.toContain(chosen[0]!.callingNumber);

    await page.getByLabel('Mask phone numbers').uncheck();
    await records.grid.focus();
    await expect(await records.cell(1, 'From')).toHaveText(chosen[0]!.callingNumber);
    await page.keyboard.press('ControlOrMeta+c');
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).not.toBe(masked);
    const [head, ...lines] = (await app.evaluate(({ clipboard }) => clipboard.readText()))
      .trimEnd()
      .split('\r\n');
    const names = head!.split('\t');
    expect(names.slice(0, 4)).toEqual(['Start', 'Direction', 'Outcome', 'From']);
    const column = (name: string): string[] => lines.map((line) => line.split('\t')[names.indexOf(name)]!);
    expect(column('From')).toEqual(chosen.map((call) => `="${call.callingNumber}"`));
    expect(column('Contact ID')).toEqual(chosen.map((call) => call.contactId));
    expect(column('Wait time (sec)')).toEqual(
      chosen.map((call) => String(call.queueSeconds! + call.ringSeconds!)),
    );
  });

  test('is used by keys alone', async ({ start }) => {
    const { page } = await start(profile);
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    await expect.poll(() => records.total()).toBe(facts.length);
    const place = async (): Promise<string> => {
      const id = await records.grid.getAttribute('aria-activedescendant');
      return (id ?? '').split('-').slice(-2).join('-');
    };
    await records.grid.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(place).toBe('1-1');
    await page.keyboard.press('ControlOrMeta+End');
    await expect(records.status).toContainText(`Row ${facts.length} of ${facts.length}`);
    await expect(await records.cell(facts.length - 1, 'Start')).toBeInViewport();
    expect(await records.aside()).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await expect.poll(place).toBe(`${facts.length - 1}-0`);
    await expect.poll(() => records.aside()).toBe(0);
    await page.keyboard.press('ControlOrMeta+Home');
    await expect.poll(place).toBe('0-0');

    await page.keyboard.press('ControlOrMeta+g');
    await expect(records.status.getByRole('textbox', { name: 'Row number' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(records.grid).toBeFocused();
    await expect.poll(place).toBe('0-0');
    await page.keyboard.press('ControlOrMeta+g');
    await page.keyboard.type('42');
    await page.keyboard.press('Enter');
    await expect(records.status).toContainText('Row 42 of');
    await expect(records.grid).toBeFocused();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(records.panel).toContainText(newestFirst[41]!.contactId);
    await page.keyboard.press('ArrowDown');
    await expect(records.panel).toContainText(newestFirst[42]!.contactId);
    await page.keyboard.press('Escape');
    await expect(records.panel).toBeHidden();

    // From the first row upwards lies the head, where Enter sorts.
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(records.head('Contact ID')).toHaveAttribute('aria-sort', 'ascending');
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+Enter');
    await expect(records.head('Start')).toHaveAttribute('aria-sort', 'descending');
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem', { name: 'Sort ascending' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(records.grid).toBeFocused();
    await page.keyboard.press('ControlOrMeta+f');
    await expect(records.search).toBeFocused();

    // From the search to what it found; Escape takes the number back, and then goes back itself.
    await page.keyboard.type('1100');
    await expect.poll(() => records.total()).toBeLessThan(facts.length);
    await page.keyboard.press('Enter');
    await expect(records.grid).toBeFocused();
    await expect.poll(place).toMatch(/^0-/);
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.press('Escape');
    await expect(records.search).toHaveValue('');
    await expect(records.search).toBeFocused();
    await expect.poll(() => records.total()).toBe(facts.length);
    await page.keyboard.press('Escape');
    await expect(records.grid).toBeFocused();
  });

  test('says that a period without calls is not all there is', async ({ start }) => {
    const { page } = await start(profile);
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    await expect.poll(() => records.total()).toBe(facts.length);
    await records.grid.focus();
    await page.evaluate(() => (location.hash = '#records?first=2001-01-01&last=2001-01-02'));
    await expect(page.getByText('No calls in this period')).toBeVisible();
    await expect(page.getByText(/^Data is available from/)).toBeVisible();
    await expect(page.locator('main').getByRole('button', { name: 'Sync now' })).toBeVisible();
    await expect(records.status).toContainText('0 rows');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await page.getByRole('button', { name: 'Show last 30 days' }).press('Enter');
    await expect.poll(() => records.total()).toBe(facts.length);
    await expect(records.grid).toBeFocused();
  });

  test('keeps its columns over a restart', async ({ start }) => {
    const first = await start(profile);
    const desk = new DeskPage(first.page);
    let records = new RecordsPage(first.page);
    await desk.runEnds('done', () => first.page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    const menu = await records.openColumns();
    await menu.getByRole('checkbox', { name: 'Direction' }).uncheck();
    await menu.getByRole('checkbox', { name: 'Queue time' }).check();
    await menu.getByRole('button', { name: 'Pin Agent' }).click();
    await menu.getByRole('button', { name: 'Move Outcome up' }).click();
    await menu.getByRole('button', { name: 'Move Outcome up' }).click();
    await first.page.keyboard.press('Escape');
    const expected = ['Start', 'Agent', 'Outcome', 'From', 'To'];
    await expect.poll(async () => (await records.columns()).slice(0, 5)).toEqual(expected);

    const edge = records.head('From').locator('.edge');
    const box = (await edge.boundingBox())!;
    await first.page.mouse.move(box.x + 4, box.y + 10);
    await first.page.mouse.down();
    await first.page.mouse.move(box.x + 64, box.y + 10, { steps: 5 });
    await first.page.mouse.up();
    const wide = (await records.head('From').boundingBox())!.width;
    expect(wide).toBeGreaterThan(170);
    await first.close();

    const { page } = await start();
    records = new RecordsPage(page);
    await records.open();
    expect((await records.columns()).slice(0, 5)).toEqual(expected);
    expect(await records.columns()).toContain('Queue time');
    expect((await records.head('From').boundingBox())!.width).toBe(wide);
    await (await records.openColumns()).getByRole('button', { name: 'Reset columns' }).click();
    await expect.poll(async () => (await records.columns())[1]).toBe('Direction');
  });

  test('tells of one call and of all others of its caller', async ({ start }) => {
    const { page } = await start(profile);
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
    await records.open();
    await expect.poll(() => records.total()).toBe(facts.length);
    const row = newestFirst.findIndex(isAnswered);
    const call = newestFirst[row]!;
    await (await records.cell(row, 'Start')).click();
    await expect(records.panel).toContainText(call.contactId);
    const course = records.panel.getByRole('region', { name: 'Timeline' });
    await expect(course).toContainText(`IVR 0:12`);
    await expect(course).toContainText(`Queue ${clock(call.queueSeconds!)}`);
    await expect(course).toContainText(`Talk ${clock(call.talkSeconds!)}`);
    await expect(records.panel).toContainText(`Answered by ${call.agentNames[0]!}`);
    await expect(records.panel).toContainText('Seconds of talk with an agent');

    const others = newestFirst.filter(
      (one) => one.callingNumber === call.callingNumber && one.contactId !== call.contactId,
    );
    const history = records.panel.getByRole('region', { name: 'Other calls of this caller' });
    await expect(history.getByRole('listitem')).toHaveCount(others.length);
    await history.getByRole('listitem').first().getByRole('button').click();
    await expect(records.panel).toContainText(others[0]!.contactId);
    await history.getByRole('button', { name: `Show all ${others.length + 1} calls` }).click();
    await expect.poll(() => records.total()).toBe(others.length + 1);
  });
});
