// The help and the guided tour as a person uses them.
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

export type HelpPart = 'Glossary' | 'Differences from the CCC console' | 'Shortcuts' | 'About';

export class HelpPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(part?: HelpPart): Promise<void> {
    await this.page.keyboard.press('F1');
    await expect(this.page.getByRole('heading', { level: 1, name: 'Help' })).toBeVisible();
    if (part !== undefined) await this.part(part).click();
  }

  part(name: HelpPart): Locator {
    return this.page.getByRole('radiogroup', { name: 'Help sections' }).getByRole('radio', { name });
  }

  /** By its name; of figures whose name holds a threshold, its beginning. */
  entry(name: string | RegExp): Locator {
    return this.page.getByRole('article', { name, exact: true });
  }

  get entries(): Locator {
    return this.page.getByRole('article');
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search metrics and terms' }).fill(text);
  }

  difference(id: string): Locator {
    return this.page.locator(`[data-difference="${id}"]`);
  }

  get diagnostics(): Locator {
    return this.page.getByRole('dialog', { name: 'Diagnostics' });
  }

  /** A step of the guided tour, by its title. */
  step(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}

/** The titles of the tour's steps, in their order. */
export const tourTitles = [
  'Choose a period and a filter',
  'View metrics and their calls',
  'Yellow banner: is the data final?',
  'Switch pages or search',
  'Reports and help',
] as const;

/** Chooses an entry of the application menu. */
export async function chooseMenu(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const all = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      (menu?.items ?? []).flatMap((item) => [item, ...all(item.submenu ?? null)]);
    const found = all(Menu.getApplicationMenu()).find((item) => item.label === wanted);
    if (found === undefined) throw new Error(`no such entry: ${wanted}`);
    found.click();
  }, label);
}
