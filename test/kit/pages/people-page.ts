// Agents or skill groups as a person uses them: the table, its order, and the panel of one.
import { expect, type Locator, type Page } from '@playwright/test';

export class PeoplePage {
  readonly page: Page;
  readonly table: Locator;
  readonly panel: Locator;
  constructor(page: Page) {
    this.page = page;
    this.table = page.locator('main').getByRole('table').first();
    this.panel = page.getByRole('complementary');
  }

  get heading(): Locator {
    return this.panel.getByRole('heading', { level: 2 }).first();
  }

  get rows(): Locator {
    return this.table.locator('tbody tr');
  }

  async names(): Promise<string[]> {
    await expect(this.rows.first()).toBeVisible();
    return this.rows.locator('th').allInnerTexts();
  }

  async sortBy(name: string): Promise<void> {
    await this.table.getByRole('button', { name: `Sort by ${name}` }).click();
    await expect(this.table.locator('[aria-sort="descending"], [aria-sort="ascending"]')).toContainText(name);
    await expect(this.page.locator('main [aria-busy="true"]')).toHaveCount(0);
  }

  /** Cells of a column, as texts. */
  async column(name: string): Promise<string[]> {
    const heads = await this.table.locator('thead th').allInnerTexts();
    const place = heads.findIndex((head) => head.replace(/ [↓↑]$/, '').trim() === name);
    return this.rows.locator(`:nth-child(${place + 1}) .value`).allInnerTexts();
  }

  /** The button that stands for a row. */
  row(place: number): Locator {
    return this.rows.nth(place).getByRole('button');
  }

  async open(place: number): Promise<void> {
    await this.row(place).click();
    await expect(this.heading).toBeVisible();
  }
}
