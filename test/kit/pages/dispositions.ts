// The page Dispositions as a person uses it: tables of its cards, marks that open calls, and the list of lost callers.
import { expect, type Locator, type Page } from '@playwright/test';
import { countIn, OverviewPage } from './overview-page';

export class DispositionsPage {
  readonly page: Page;
  readonly charts: OverviewPage;
  readonly lost: Locator;
  constructor(page: Page) {
    this.page = page;
    this.charts = new OverviewPage(page);
    this.lost = this.charts.card('Callers to call back');
  }

  async open(): Promise<void> {
    await this.charts.desk.goTo('Outcomes');
    await expect(this.charts.desk.tile('abandonRate')).toBeVisible();
    // Followed callers come later than the rest.
    await expect(this.lost).toBeVisible({ timeout: 30_000 });
  }

  /** Opens what stands for calls, compares the rows of the grid, and comes back. */
  async opens(link: Locator, count: number): Promise<void> {
    await link.click();
    await this.charts.desk.gridHas(count);
    await this.page.evaluate(() => history.back());
    await this.charts.desk.tile('abandonRate').waitFor();
  }

  /** Cells of a card's table, each with the calls it says: a number in brackets, or the first one. */
  async cellsOpen(title: string, row: number, columns: readonly number[]): Promise<number> {
    let opened = 0;
    for (const column of columns) {
      const cell = (await this.charts.table(title)).getByRole('row').nth(row).getByRole('cell').nth(column);
      const button = cell.getByRole('button');
      if ((await button.count()) === 0) continue;
      const text = (await cell.innerText()).trim();
      const bracket = /\(([\d,]+)\)/.exec(text)?.[1] ?? /([\d,]+) abandoned by then/.exec(text)?.[1];
      await this.opens(button, countIn(bracket ?? text));
      opened += 1;
    }
    return opened;
  }

  /** Rows of the list, as texts by cell. */
  async lostRows(): Promise<string[][]> {
    const rows = this.lost.getByRole('table').locator('tbody tr');
    return rows.evaluateAll((list) =>
      list.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
    );
  }

  async saveLost(choice: 'Save masked' | 'Save full numbers'): Promise<void> {
    await this.lost.getByRole('button', { name: 'Export CSV…' }).click();
    await this.page.getByRole('dialog', { name: 'Mask the numbers?' }).getByText(choice).click();
    await expect(this.page.getByText(/^Saved /)).toBeVisible();
    await this.page.getByRole('status').getByRole('button', { name: 'Close' }).click();
  }
}
