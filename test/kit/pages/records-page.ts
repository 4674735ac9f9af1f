// The grid of calls as a person uses it: rows and cells, sorting, filters, selection, columns, the panel of a call.
import { expect, type Locator, type Page } from '@playwright/test';

export class RecordsPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly status: Locator;
  readonly panel: Locator;
  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid');
    this.status = page.getByRole('group', { name: 'Status bar' });
    this.panel = page.getByRole('complementary', { name: 'Call details' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: 'Call records', exact: true })
      .click();
    await expect(this.grid).toBeVisible();
  }

  /** Calls that the grid has. */
  async total(): Promise<number> {
    return Number(await this.grid.getAttribute('data-rows'));
  }

  head(name: string): Locator {
    return this.grid.getByRole('columnheader', { name: new RegExp(`^${name}\\b`) });
  }

  async sortBy(name: string, adds = false): Promise<void> {
    await this.head(name)
      .getByRole('button')
      .click(adds ? { modifiers: ['Shift'] } : {});
  }

  get search(): Locator {
    return this.page.getByPlaceholder('Part of a number');
  }

  /** How far the grid is scrolled sideways, px. */
  async aside(): Promise<number> {
    return this.grid.evaluate((grid) => grid.scrollLeft);
  }

  /** A cell by its row, from 0, and the name of its column. */
  async cell(row: number, column: string): Promise<Locator> {
    const place = Number(await this.head(column).getAttribute('aria-colindex')) - 1;
    return this.grid.locator(`[data-row="${row}"] [data-column="${place}"]`);
  }

  /** What the first rows of a column show. */
  async texts(column: string, rows: number): Promise<string[]> {
    const texts: string[] = [];
    for (let row = 0; row < rows; row++)
      texts.push((await (await this.cell(row, column)).innerText()).trim());
    return texts;
  }

  async toggleFilterRow(): Promise<void> {
    await this.status.getByRole('button', { name: 'Filter row' }).click();
  }

  /** Ticks values in the filter under a column's head. */
  async filter(column: string, mode: 'Include' | 'Exclude', ...values: string[]): Promise<void> {
    await this.grid.getByRole('button', { name: `Filter ${column}:` }).click();
    const layer = this.page.getByRole('dialog', { name: `Filter ${column}` });
    await layer.getByRole('radio', { name: mode }).click();
    for (const value of values) await layer.getByRole('checkbox', { name: value, exact: true }).check();
    await this.page.keyboard.press('Escape');
    await expect(layer).toBeHidden();
  }

  /** Chooses in the menu of a cell. */
  async chooseIn(row: number, column: string, item: string): Promise<void> {
    await (await this.cell(row, column)).click({ button: 'right' });
    await this.page.getByRole('menu').getByRole('menuitem', { name: item }).click();
  }

  async openColumns(): Promise<Locator> {
    await this.status.getByRole('button', { name: 'Columns' }).click();
    return this.page.getByRole('dialog', { name: 'Choose, reorder and pin columns' });
  }

  async columns(): Promise<string[]> {
    return this.grid.getByRole('columnheader').locator('.label').allInnerTexts();
  }
}
