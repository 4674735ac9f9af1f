// The settings as a person uses them: scales, calendar, service level.
import { expect, type Locator, type Page } from '@playwright/test';

export class SettingsPage {
  readonly page: Page;
  readonly main: Locator;
  constructor(page: Page) {
    this.page = page;
    this.main = page.locator('main');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Settings', exact: true }).click();
    await expect(this.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  }

  async editScale(name: string): Promise<void> {
    await this.main.getByRole('button', { name: `Edit scale: ${name}` }).click();
    await expect(this.page.getByRole('heading', { name: 'Rating scale' })).toBeVisible();
  }

  /** A version in the editor, by its first day; without one the version from the first call on. */
  scale(validFrom?: string): Locator {
    return this.main.getByRole('region', {
      name: validFrom === undefined ? 'Scale from the first call' : `Scale from ${validFrom}`,
      exact: true,
    });
  }

  async saveScale(): Promise<void> {
    await this.main.getByRole('button', { name: 'Save scale' }).click();
    await expect(this.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  }

  /** Asks before changes are lost. */
  get unsaved(): Locator {
    return this.page.getByRole('dialog', { name: 'Unsaved changes' });
  }

  async editCalendar(): Promise<void> {
    await this.main.getByRole('button', { name: 'Edit calendar' }).click();
    await expect(this.page.getByRole('heading', { name: 'Calendar', level: 1 })).toBeVisible();
  }

  async saveCalendar(): Promise<void> {
    await this.main.getByRole('button', { name: 'Save calendar' }).click();
    await expect(this.page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  }
}
