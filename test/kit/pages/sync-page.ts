// The sync page as a person uses it: run, calendar, windows of a day, log.
import { expect, type Locator, type Page } from '@playwright/test';

export class SyncPage {
  readonly page: Page;
  readonly main: Locator;
  constructor(page: Page) {
    this.page = page;
    this.main = page.locator('main');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Sync', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'Sync', level: 1 })).toBeVisible();
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  get run(): Locator {
    return this.main.getByRole('region', { name: 'Last sync' });
  }

  /** A day of the calendar, its month shown. */
  async day(day: string): Promise<Locator> {
    const cell = this.main.locator(`[data-day="${day}"]`);
    const name = new Date(day).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
    const title = this.main.getByText(`${name} ${day.slice(0, 4)}`, { exact: true });
    for (let step = 0; step < 12 && !(await title.isVisible()); step++)
      await this.button('Previous month').click();
    await expect(cell).toBeVisible();
    return cell;
  }

  get windows(): Locator {
    return this.main.getByRole('region', { name: /^Time windows of/ });
  }

  get log(): Locator {
    return this.main.getByRole('region', { name: 'Sync log' });
  }
}
