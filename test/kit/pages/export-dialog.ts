// The dialog in which a person chooses what a file of calls shall be.
import { expect, type Locator, type Page } from '@playwright/test';

export class ExportDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly question: Locator;
  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Export call records' });
    this.question = page.getByRole('dialog', { name: 'Export full phone numbers?' });
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+e');
    await expect(this.dialog).toBeVisible();
  }

  async choose(group: string, name: string): Promise<void> {
    await this.dialog
      .getByRole('radiogroup', { name: group })
      .getByRole('radio', { name, exact: true })
      .click();
  }

  box(name: string): Locator {
    return this.dialog.getByRole('checkbox', { name });
  }

  /** @returns what the notice says */
  async write(): Promise<string> {
    await this.dialog.getByRole('button', { name: 'Export…' }).click();
    const saved = this.page.getByRole('status').getByText(/^Saved /);
    await expect(saved).toBeVisible({ timeout: 60_000 });
    const text = await saved.innerText();
    await this.page.getByRole('status').getByRole('button', { name: 'Close' }).click();
    return text;
  }
}
