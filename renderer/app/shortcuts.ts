// The keys of the menu's commands, heard by the page first: a key that the page takes is not given to the menu as well.
import { shortcuts, type MenuCommand } from '#shared/domain/menu';

/** What a key press tells, without the page's own type, so that it can be tested anywhere. */
interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** In the order in which a press is written below. */
const writtenFor = (keys: string, isMac: boolean): string =>
  keys.replace('CmdOrCtrl', isMac ? 'Cmd' : 'Ctrl').toUpperCase();

const commandsOf = (isMac: boolean): ReadonlyMap<string, MenuCommand> =>
  new Map(
    shortcuts.map(({ command, keys, macKeys }) => [writtenFor(isMac ? macKeys : keys, isMac), command]),
  );
const commands = { mac: commandsOf(true), other: commandsOf(false) };

/** The command of a key; undefined where it is none. Mac: Cmd instead of Ctrl. */
export function commandOf(
  { key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
  isMac: boolean,
): MenuCommand | undefined {
  if (shiftKey) return undefined;
  const held = [...(ctrlKey ? ['Ctrl'] : []), ...(metaKey ? ['Cmd'] : []), ...(altKey ? ['Alt'] : [])];
  const written = [...held, key.replace('Arrow', '')].join('+').toUpperCase();
  return commands[isMac ? 'mac' : 'other'].get(written);
}
