// The page of reports: its three parts, the preview, the history.
import { expect, type Locator, type Page } from '@playwright/test';

export class ReportsPage {
  readonly page: Page;
  readonly preview: Locator;
  readonly runs: Locator;
  constructor(page: Page) {
    this.page = page;
    this.preview = page.getByRole('img', { name: /^Page \d+ of \d+$/ });
    this.runs = page.getByRole('region', { name: 'Generated reports' }).getByRole('listitem');
  }
  async open(part: 'New report' | 'Scheduled' | 'History' = 'New report'): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: 'Reports', exact: true }).click();
    await this.page.getByRole('radio', { name: part, exact: true }).click();
  }
  /** Waits for the pages of the report that is put together now. */
  async pagesShown(count: number): Promise<void> {
    await expect(this.preview.first()).toHaveAccessibleName(`Page 1 of ${count}`);
  }
  choose(name: string): Promise<void> {
    return this.page.getByRole('radio', { name, exact: true }).click();
  }
  check(name: string): Promise<void> {
    return this.page.getByRole('checkbox', { name, exact: true }).check();
  }
  run(title: string): Locator {
    return this.runs.filter({ hasText: title });
  }
}
