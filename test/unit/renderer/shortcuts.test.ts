// Which keys are commands, on each system.
import { expect, test } from 'vitest';
import { commandOf } from '#renderer/app/shortcuts';

const press = (text: string, isMac = false): string | undefined => {
  const parts = text.split('+');
  const has = (name: string): boolean => parts.includes(name);
  return commandOf(
    {
      key: parts.at(-1)!,
      ctrlKey: has('Ctrl'),
      metaKey: has('Cmd'),
      altKey: has('Alt'),
      shiftKey: has('Shift'),
    },
    isMac,
  );
};

test.each([
  ['Ctrl+k', 'search'],
  ['Ctrl+1', 'page.overview'],
  ['Ctrl+8', 'page.sync'],
  ['Ctrl+9', 'page.settings'],
  ['Ctrl+0', undefined],
  ['Ctrl+0', undefined],
  ['Ctrl+,', 'page.settings'],
  ['Ctrl+Alt+ArrowLeft', 'period.previous'],
  ['Alt+ArrowRight', 'forward'],
  ['F5', 'sync'],
  ['Ctrl+Shift+k', undefined],
  ['Ctrl+c', undefined],
  ['k', undefined],
  ['Cmd+k', undefined],
])('%s on Windows and Linux', (keys, command) => expect(press(keys)).toBe(command));

test.each([
  ['Cmd+k', 'search'],
  ['Cmd+3', 'page.dispositions'],
  ['Cmd+[', 'back'],
  ['Cmd+r', 'sync'],
  ['Ctrl+k', undefined],
  ['Alt+ArrowLeft', undefined],
  ['F5', undefined],
])('%s on a Mac', (keys, command) => expect(press(keys, true)).toBe(command));
