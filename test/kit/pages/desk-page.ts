// The window as a person uses it: first start, rail, overview, records, export.
import { expect, type Locator, type Page } from '@playwright/test';

/** In the order of the rail. */
export const railPages = [
  'Overview',
  'Satisfaction',
  'Outcomes',
  'Agents',
  'Skill groups',
  'Call records',
  'Reports',
  'Sync',
  'Settings',
] as const;

export class DeskPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async openDemo(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open demo' }).click();
  }

  /** The strip at the foot of the rail: `data-phase` is `active` while any run goes on. */
  get strip(): Locator {
    return this.page.getByRole('navigation').getByRole('region', { name: 'Sync' });
  }

  /** The strip says so when the run has ended and everything asked for is stored. */
  async syncFinished(): Promise<void> {
    await expect(this.strip).toHaveAttribute('data-phase', 'done', { timeout: 90_000 });
    await expect(this.strip.getByText(/Data up to/)).toBeVisible();
  }

  /** Does what starts a run, and waits until that very run is over. */
  async runEnds(phase: 'done' | 'incomplete' | 'failed', start: () => Promise<void>): Promise<void> {
    const before = (await this.strip.getAttribute('data-run')) ?? '';
    await start();
    await expect(this.strip).not.toHaveAttribute('data-run', before);
    await expect(this.strip).toHaveAttribute('data-phase', phase, { timeout: 90_000 });
  }

  async goTo(page: (typeof railPages)[number]): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: page, exact: true }).click();
  }

  async choosePeriod(name: string): Promise<void> {
    await this.page.getByTitle('Choose a period').click();
    await this.page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  }

  /** By name or id, in the switcher on top of the rail. */
  async chooseInstance(name: string): Promise<void> {
    await this.page.getByTitle('Choose an instance').click();
    const dialog = this.page.getByRole('dialog', { name: 'Choose an instance' });
    await dialog.getByRole('button', { name }).click();
  }

  /** Ticks a value in the filter of the top bar, and closes it. */
  async filter(field: string, value: string, mode: 'Include' | 'Exclude' = 'Include'): Promise<void> {
    await this.page.getByRole('button', { name: 'Filter', exact: true }).click();
    const layer = this.page.getByRole('dialog', { name: 'Filter' });
    await layer.getByRole('button', { name: field, exact: true }).click();
    await layer.getByRole('radio', { name: mode }).click();
    await layer.getByRole('checkbox', { name: value, exact: true }).check();
    await this.page.keyboard.press('Escape');
  }

  /** Parts of the filter, in words. */
  get chips(): Locator {
    return this.page.locator('main .chip');
  }

  /** Opens the search and takes the first entry that fits. */
  async find(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    await this.page.getByRole('combobox', { name: 'Search' }).fill(text);
    await this.page.keyboard.press('Enter');
  }

  tile(metric: string): Locator {
    return this.page.locator(`[data-metric="${metric}"]`);
  }

  /** The figure of a tile as text, without its unit. */
  async figure(metric: string): Promise<string> {
    const value = this.tile(metric).locator('.value');
    await expect(value).toBeVisible();
    return (await value.innerText()).replace(/\s*%$/, '').trim();
  }

  /** Asks what the pressed keys mean. */
  get question(): Locator {
    return this.page.getByRole('region', { name: 'What do the rating keys mean?' });
  }

  loss(outcome: string): Locator {
    return this.page.locator(`[data-outcome="${outcome}"]`);
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** Rows that the grid says it has, its head not counted. */
  async gridRows(): Promise<number> {
    return Number(await this.grid.getAttribute('aria-rowcount')) - 1;
  }

  /** Waits until the grid has so many rows; by frames, where assertions would ask a few times a second only. */
  async gridHas(rows: number): Promise<void> {
    const isThere = (wanted: string): boolean =>
      document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') === wanted;
    await this.page.waitForFunction(isThere, String(rows + 1), { timeout: 30_000 }).catch(() => undefined);
    expect(await this.gridRows()).toBe(rows);
  }

  async export(name: 'PDF report' | 'Call records'): Promise<void> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await this.page.getByRole('dialog').getByText(name).click();
    if (name === 'Call records')
      await this.page
        .getByRole('dialog', { name: 'Export call records' })
        .getByRole('button', { name: 'Export…' })
        .click();
    await expect(this.page.getByText(/^Saved /)).toBeVisible({ timeout: 60_000 });
    await this.page.getByRole('status').getByRole('button', { name: 'Close' }).click();
  }
}
