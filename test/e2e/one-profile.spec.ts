// A profile is one program's at a time, and one user's.
import { statSync } from 'node:fs';
import { expect, test } from '#test/kit/app';
import { DeskPage } from '#test/kit/pages/desk-page';

test('a second start on the same profile says so and ends; the first goes on', async ({ start, cli }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en', theme: 'light' } });
  const desk = new DeskPage(page);

  const window = await cli();
  expect(window.code).toBe(0);
  expect(window.stderr).toContain('already running with this profile');
  const command = await cli('sync', '--instance', 'ccc-demo');
  expect(command.code).toBe(1);
  expect(command.stderr).toContain('Close it, or use another --profile');

  await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).first().click());
  // Windows keeps rights otherwise: there the profile lies in the user's own folder.
  if (process.platform !== 'win32') expect(statSync(profile).mode & 0o077).toBe(0);
});
