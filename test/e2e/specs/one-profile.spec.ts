// Two programs must not work on one profile: the second says so and ends.
import { expect, test } from '../app';
import { DeskPage } from '../pages/desk-page';

test('a second start on the same profile says so and ends; the first goes on', async ({ start, cli }) => {
  const { page } = await start({ settings: { language: 'en', theme: 'light' } });
  const desk = new DeskPage(page);
  await desk.openDemo();

  const window = await cli();
  expect(window.code).toBe(0);
  expect(window.stderr).toContain('open with this profile already');
  const command = await cli('sync', '--instance', 'ccc-demo');
  expect(command.code).toBe(1);
  expect(command.stderr).toContain('Close it, or use another --profile');

  await desk.syncFinished();
});
