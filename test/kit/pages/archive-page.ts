// The page that stands for the whole window where the calls cannot be opened, and the backups in the settings.
import { expect, type Locator, type Page } from '@playwright/test';

export class ArchivePage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  get failure(): Locator {
    return this.page.getByRole('main', { name: 'Your calls cannot be opened' });
  }

  /** The best way out: the newest backup that stood the check. */
  get lastGood(): Locator {
    return this.failure.getByRole('button', { name: /^Restore backup of / });
  }

  async says(sentence: string): Promise<void> {
    await expect(this.failure.getByRole('alert')).toContainText(sentence);
  }

  async restoreLastGood(): Promise<void> {
    await this.lastGood.click();
    await this.confirmRestore();
  }

  async confirmRestore(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Restore this backup?' });
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(this.page.getByRole('status').getByText(/calls restored/)).toBeVisible();
  }

  async retry(): Promise<void> {
    await this.failure.getByRole('button', { name: 'Retry' }).click();
  }

  async startEmpty(): Promise<void> {
    await this.failure.getByRole('button', { name: 'Start without data…' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Start without data?' });
    await dialog.getByRole('button', { name: 'Start without data' }).click();
    await expect(this.failure).toBeHidden();
  }

  get backups(): Locator {
    return this.page.getByRole('region', { name: 'Backup and restore' });
  }
}
