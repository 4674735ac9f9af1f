// The overview's charts as a person uses them: their menus, tables, notes and sentences.
import { type Locator, type Page } from '@playwright/test';
import { DeskPage } from './desk-page';

export class OverviewPage {
  readonly page: Page;
  readonly desk: DeskPage;
  constructor(page: Page) {
    this.page = page;
    this.desk = new DeskPage(page);
  }

  card(title: string): Locator {
    return this.page.locator('main').getByRole('region', { name: title, exact: true }).first();
  }

  get enlarged(): Locator {
    return this.page.locator('dialog[open]').filter({ has: this.page.locator('section') });
  }

  /** By keyboard: the menu shows when it has the focus. */
  async fromMenu(title: string, item: string, within: Locator = this.card(title)): Promise<void> {
    const trigger = within.getByTitle(`Chart menu: ${title}`);
    await trigger.focus();
    await this.page.keyboard.press('Enter');
    await within.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** The chart as a table, turned to it where it is not one yet. */
  async table(title: string): Promise<Locator> {
    const table = this.card(title).getByRole('table');
    await this.card(title).waitFor();
    if (!(await table.isVisible())) await this.fromMenu(title, 'View as table');
    await table.waitFor();
    return table;
  }

  async measure(name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Metric' }).selectOption(name);
  }

  /** Opens what stands for calls, compares the rows of the grid, and comes back. */
  async opens(link: Locator, count: number): Promise<void> {
    await link.click();
    await this.desk.gridHas(count);
    await this.page.evaluate(() => history.back());
    await this.desk.tile('inbound').waitFor();
  }
}

/** 1,234 as a number. */
export const countIn = (text: string): number => Number(text.replaceAll(',', ''));
