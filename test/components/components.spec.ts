// Single parts of the screen that hold logic of their own: the grid, the filter menu, calendars, forms.
import type { Page } from '@playwright/test';
import { parseDay } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import type { ComponentName, ComponentPage } from '#test/kit/host/components/components';

type WithComponents = Window & { readonly componentPage: ComponentPage };

async function show(
  page: Page,
  name: ComponentName,
  props: Record<string, unknown>,
  callbacks: readonly string[] = [],
): Promise<void> {
  await page.goto('app://bundle/components.html');
  await page.waitForFunction(() => 'componentPage' in window);
  await page.evaluate(
    ([component, given, told]) =>
      (window as unknown as WithComponents).componentPage.show(component, given, told),
    [name, props, callbacks] as const,
  );
}
/** What the component reported, oldest first. */
const reported = (page: Page): Promise<readonly (readonly unknown[])[]> =>
  page.evaluate(() => (window as unknown as WithComponents).componentPage.calls);
const day = (text: string): number => parseDay(text)!;

test('the calendar of a month: two clicks in any order are a span, later days cannot be chosen', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  const today = day('2026-03-18');
  await show(page, 'MonthCalendar', { selected: undefined, today }, ['choose']);
  const month = page.getByText('2026-03');
  const button = (text: string) => page.getByRole('button', { name: text, exact: true });
  await expect(month).toBeVisible();
  await expect(button('18')).toBeEnabled();
  await expect(button('19')).toBeDisabled();
  await expect(page.getByRole('button', { name: /next month/i })).toBeDisabled();

  await button('12').click();
  expect(await reported(page)).toEqual([]);
  await button('5').click();
  expect(await reported(page)).toEqual([['choose', day('2026-03-05'), day('2026-03-12')]]);

  await page.getByRole('button', { name: /previous month/i }).click();
  await expect(page.getByText('2026-02')).toBeVisible();
  await expect(page.locator('.days button')).toHaveCount(28);
  // The first of February 2026 is a Sunday, the last day of a week that begins on Monday.
  await expect(page.locator('.days > *').nth(7 + 6)).toHaveText('1');
});

test('the calendar of a month: weeks begin where the settings say', async ({ start }) => {
  const calendar = { weekStart: 7 };
  const { page } = await start({ settings: { language: 'en' } });
  await page.evaluate(async (change) => {
    const { api } = window as unknown as {
      api: { call(name: string, input?: unknown): Promise<{ value: { settings: { calendar: object } } }> };
    };
    const { value } = await api.call('app.state');
    await api.call('settings.save', { calendar: { ...value.settings.calendar, ...change } });
  }, calendar);
  await show(page, 'MonthCalendar', { selected: undefined, today: day('2026-02-10') }, ['choose']);
  await expect(page.locator('.weekday').first()).toHaveText('Sun');
  await expect(page.locator('.days > *').nth(7)).toHaveText('1');
});

test('the field for a day: what is no day is marked, an empty one only where it may not be', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  for (const [value, canBeEmpty, isWrong] of [
    ['2026-02-28', false, false],
    ['2026-02-30', false, true],
    ['28.2.2026', false, true],
    ['', false, true],
    ['', true, false],
  ] as const) {
    await show(page, 'DayField', { label: 'From', value, canBeEmpty }, ['change']);
    const field = page.getByRole('textbox', { name: 'From' });
    await expect(field, `"${value}"`).toHaveAttribute('aria-invalid', String(isWrong));
  }
  await page.getByRole('textbox', { name: 'From' }).fill('2026-03-04');
  expect(await reported(page)).toEqual([['change', '2026-03-04']]);
});

test('the field for a day: its calendar fills it in and closes', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en' } });
  await show(page, 'DayField', { label: 'From', value: '2026-02-28' }, ['change']);
  await page.getByRole('button', { name: 'Choose a date: From' }).click();
  await expect(page.getByText('2026-02', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '14', exact: true }).click();
  expect(await reported(page)).toEqual([['change', '2026-02-14']]);
  await expect(page.getByText('2026-02', { exact: true })).toBeHidden();
});

test('the filter menu: values, exclusion and ranges become the address, and a wrong range is said', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  await show(page, 'FilterMenu', {});
  const filter = async (): Promise<unknown> => {
    const hash = await page.evaluate(() => location.hash);
    return JSON.parse(new URLSearchParams(hash.slice(hash.indexOf('?') + 1)).get('filter') ?? '{}');
  };
  const field = (name: string) =>
    page.getByRole('list', { name: 'Filter fields' }).getByRole('button', { name });
  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('checkbox', { name: 'Inbound', exact: true }).check();
  await expect.poll(filter).toEqual({ contactTypes: ['inbound'] });
  await page.getByRole('checkbox', { name: 'Outbound', exact: true }).check();
  await expect.poll(filter).toEqual({ contactTypes: ['inbound', 'outbound'] });
  await page.getByRole('radio', { name: 'Exclude' }).click();
  await expect.poll(filter).toEqual({ exclude: { contactTypes: ['inbound', 'outbound'] } });
  await page.getByRole('checkbox', { name: 'Inbound', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Outbound', exact: true }).uncheck();
  await expect.poll(filter).toEqual({});
  await field('Other').click();
  await expect(page.getByRole('radio').first()).toBeVisible();
});

test('a range of seconds: taken when a field is left, an empty field is no limit, nonsense changes nothing', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  await show(page, 'RangeForm', { range: 'talk', narrowing: { minTalkSeconds: 10 } }, ['change']);
  const [low, high] = [0, 1].map((place) => page.getByRole('spinbutton').nth(place));
  await expect(low!).toHaveValue('10');
  await high!.fill('-5');
  await high!.press('Tab');
  expect(await reported(page)).toEqual([]);
  await high!.fill('90');
  expect(await reported(page)).toEqual([]);
  await high!.press('Enter');
  await low!.fill('');
  await low!.press('Tab');
  await page.getByRole('button', { name: 'Clear' }).click();
  expect(await reported(page)).toEqual([
    ['change', { minTalkSeconds: 10, maxTalkSeconds: 90 }],
    ['change', {}],
    ['change', {}],
  ]);
});

test('a number that is on its way to be stored stays in its field, and can be changed again', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  const props = { label: 'Target', low: 0, high: 100, value: null };
  await show(page, 'NumberSetting', props, ['save', 'clear']);
  const field = page.getByRole('textbox', { name: 'Target' });
  await field.fill('850');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await reported(page)).toEqual([]);
  await field.fill('85');
  await field.press('Enter');
  await field.press('Tab');
  await expect(field).toHaveValue('85');
  await field.fill('');
  await field.press('Enter');
  expect(await reported(page)).toEqual([['save', 85], ['clear']]);
});

test('the grid: of a million rows only those in sight exist, keys reach the last one, and a range is counted', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  const million = 1_000_000;
  await show(page, 'GridProbe', { total: million }, ['open']);
  const grid = page.getByRole('grid', { name: 'Probe' });
  const selected = page.getByRole('status', { name: 'selected' });
  await expect(page.getByText('row 0', { exact: true })).toBeVisible();
  expect(await page.locator('[data-row]').count()).toBeLessThan(60);
  await grid.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.getByText(`row ${million - 1}`, { exact: true })).toBeInViewport();
  expect(await page.locator('[data-row]').count()).toBeLessThan(60);
  await page.keyboard.press('Shift+ControlOrMeta+Home');
  await expect(selected).toHaveText(String(million));
  await page.getByText('row 2', { exact: true }).click();
  await page.getByText('row 5', { exact: true }).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveText('4');
  await page.getByText('row 3', { exact: true }).click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveText('3');
  expect(await reported(page)).toEqual([['open', 2]]);
});

test('the grid: without rows nothing is pointed at, and rows on their way are drawn as such', async ({
  start,
}) => {
  const { page } = await start({ settings: { language: 'en' } });
  await show(page, 'GridProbe', { total: 0 }, ['open']);
  const grid = page.getByRole('grid', { name: 'Probe' });
  await expect(grid).not.toHaveAttribute('aria-activedescendant');
  await show(page, 'GridProbe', { total: 5, arrived: 2 }, ['open']);
  await expect(grid).toHaveAttribute('aria-activedescendant', /-0-0$/);
  await expect(page.getByText('row 1', { exact: true })).toBeVisible();
  await expect(page.getByText('row 2', { exact: true })).toHaveCount(0);
  await expect(page.locator('[data-row="4"]')).toBeVisible();
});

test('a printed chart takes its final size when the pages have been fitted', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en' } });
  const series = [{ name: 'Calls', ink: 'answered', shape: 'bar', values: [1, 2] }];
  const spec = { labels: ['a', 'b'], titles: ['a', 'b'], series, unit: 'count' };
  await page.goto('app://bundle/components.html');
  await page.waitForFunction(() => 'componentPage' in window);
  const widths = await page.evaluate(
    async (props) => {
      const root = document.getElementById('app')!;
      root.style.cssText = 'width: 600px; height: 200px; display: grid';
      await (window as unknown as WithComponents).componentPage.show('Chart', props, []);
      const canvas = root.querySelector('canvas')!;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const before = canvas.clientWidth;
      root.style.width = '300px';
      // The pages are printed right after this, before anything that watches sizes has been told.
      window.dispatchEvent(new Event('pages-fitted'));
      return { before, after: canvas.clientWidth };
    },
    { label: 'Calls', spec, sharpness: 3 },
  );
  expect(widths).toEqual({ before: 600, after: 300 });
});

test('a name that turns the direction of writing leaves what stands beside it alone', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en' } });
  await page.goto('app://bundle/components.html');
  /** Whether the figures after the name are read from left to right. */
  const isUnturned = (bidi: string): Promise<boolean> =>
    page.evaluate((style) => {
      const line = document.createElement('p');
      const [name, figures] = [document.createElement('span'), document.createElement('span')];
      name.textContent = 'A\u202Egnp';
      figures.textContent = '12 of 345';
      for (const one of [name, figures]) one.style.unicodeBidi = style;
      line.append(name, ' ', figures);
      document.body.append(line);
      const text = figures.firstChild!;
      const left = (at: number): number => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      return left(0) < left(8);
    }, bidi);
  expect(await isUnturned('')).toBe(true);
  // What would happen without the rule.
  expect(await isUnturned('normal')).toBe(false);
});
