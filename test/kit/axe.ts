// What axe finds on a page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Another theme changes colors and nothing else. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/** The violations that axe finds, each with the first place. @param rules empty for all rules */
export async function violations(
  page: Page,
  part = 'html',
  rules: readonly string[] = [],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  // What still fades in has less contrast than it will have.
  await page.evaluate(() => {
    for (const one of document.getAnimations())
      if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
  });
  const found = await page.evaluate(
    ([within, only]) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: object, options: object): Promise<AxeResults> };
      };
      const options = { resultTypes: ['violations'], ...(only.length === 0 ? {} : { runOnly: only }) };
      return axe.run({ include: [within] }, options);
    },
    [part, [...rules]] as const,
  );
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.length}) ${nodes[0]?.html ?? ''}`,
  );
}

/**
 * The violations in both themes: by all rules in the light one, by the rules of colors in the dark one.
 * @param part selector of the part to check, on a page that was checked before
 */
export async function findings(page: Page, part = 'html'): Promise<string[]> {
  const light = await violations(page, part);
  const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const lightGround = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).not.toBe(lightGround);
  const dark = await violations(page, part, colorRules);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((one) => `dark: ${one}`)];
}
