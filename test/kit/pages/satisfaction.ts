// The page Satisfaction as a person uses it: cards and their tables, the funnel, people, and the review of calls.
import { expect, type Locator, type Page } from '@playwright/test';
import { DeskPage } from './desk-page';
import { OverviewPage } from './overview-page';

export class SatisfactionPage {
  readonly page: Page;
  readonly desk: DeskPage;
  /** Cards and their menus are the same on every page. */
  private readonly cards: OverviewPage;
  constructor(page: Page) {
    this.page = page;
    this.desk = new DeskPage(page);
    this.cards = new OverviewPage(page);
  }

  async open(): Promise<void> {
    await this.desk.goTo('Satisfaction');
    await this.settled();
  }

  async settled(): Promise<void> {
    await expect(this.page.locator('main [aria-busy="true"], main .skeleton')).toHaveCount(0);
    await this.desk.tile('satisfiedRate').waitFor();
  }

  card(title: string): Locator {
    return this.cards.card(title);
  }

  table(title: string): Promise<Locator> {
    return this.cards.table(title);
  }

  /** The table twin of a card that is a table itself. */
  async twin(title: string): Promise<Locator> {
    await this.cards.fromMenu(title, 'View as table');
    return this.card(title).getByRole('group', { name: title, exact: true }).getByRole('table');
  }

  step(name: 'success' | 'offered' | 'rated' | 'satisfied' | 'unsurveyed'): Locator {
    return this.page.locator(`[data-step="${name}"]`);
  }

  rating(key: number): Locator {
    return this.page.locator(`[data-rating="${key}"]`);
  }

  get raters(): Locator {
    return this.page.locator('[data-rater]');
  }

  /** Opens what stands for calls, compares the rows of the grid, and comes back. */
  async opens(link: Locator, count: number): Promise<void> {
    await link.click();
    await this.desk.gridHas(count);
    await this.page.evaluate(() => history.back());
    await this.settled();
  }

  get review(): Locator {
    return this.card('Low-rated calls to review');
  }

  get reviewed(): Locator {
    return this.review.locator('[data-review]');
  }

  check(row: Locator): Locator {
    return row.getByRole('checkbox');
  }

  note(row: Locator): Locator {
    return row.getByRole('textbox');
  }

  async isSaved(row: Locator): Promise<void> {
    await expect(row.getByRole('status')).toHaveText('Saved');
  }
}
