// settings.json of the profile: read once, checked, written whole.
import { copyFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { AppError } from '#shared/base/envelope';
import { filterSchema } from '#shared/domain/filter';
import { defaultSettings, settingsSchema, type Settings } from '#shared/domain/settings';
import { log } from '../base/log';
import { hasUnknown, validPart, withUnknown } from './settings-parts';
import { writeWhole } from '../base/whole-file';

export interface SettingsFile {
  readonly current: Settings;
  /** A copy of the file as it was, where a part of it could not be read; null where all could. */
  readonly damaged: string | null;
  /** Writes the change to disk before it counts. @throws AppError badInput, and what the system says of the file */
  save(change: Partial<Settings>): Settings;
}

/** Settings with 200 long views have 4 MB. */
const mostBytes = 20_000_000;

interface ReadSettings {
  readonly settings: Settings;
  /** As it stands in the file, with what this version does not know. */
  readonly content: unknown;
  /** Names of the parts of which something was left out. */
  readonly lost: readonly string[];
}

/** A report whose filter names more than this version knows would count other calls: it waits for a person. */
function paused(settings: Settings, content: Readonly<Record<string, unknown>>): Settings {
  const written = content['reports'];
  if (!Array.isArray(written)) return settings;
  const unknown = new Set(
    written
      .filter((one: { readonly filter?: unknown } | null) => hasUnknown(filterSchema, one?.filter))
      .map((one: { readonly id?: unknown } | null) => one?.id),
  );
  return {
    ...settings,
    reports: settings.reports.map((one) => (unknown.has(one.id) ? { ...one, isActive: false } : one)),
  };
}

/** @param text JSON @throws where it is none, or no object */
export function readSettings(text: string): ReadSettings {
  const content: unknown = JSON.parse(text);
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new Error('no settings');
  const members = content as Readonly<Record<string, unknown>>;
  const lost: string[] = [];
  const found: Record<string, unknown> = { ...defaultSettings };
  for (const [name, schema] of Object.entries(settingsSchema.entries))
    if (Object.hasOwn(members, name))
      found[name] = validPart(schema, members[name], found[name], () => lost.push(name));
  return { settings: paused(v.parse(settingsSchema, found), members), content, lost };
}

/** As editors write it: UTF-8 with or without a byte order mark, or UTF-16 (Windows PowerShell). */
function textOf(path: string): string {
  const { size } = statSync(path);
  if (size > mostBytes) throw new Error(`${size} bytes`);
  const bytes = readFileSync(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Never throws: what cannot be read is set aside, and the program starts with what is left. */
export function openSettings(path: string): SettingsFile {
  let current = defaultSettings;
  let content: unknown = {};
  let damaged: string | null = null;
  const copy = `${path}.damaged`;
  /** The next save would overwrite what could not be read. */
  function setAside(keep: (from: string, to: string) => void, what: string): void {
    damaged = copy;
    log('warn', `settings.json: ${what}`);
    try {
      keep(path, copy);
    } catch (error) {
      damaged = path;
      log('warn', `settings.json could not be set aside: ${String(error)}`);
    }
  }
  try {
    const file = statSync(path, { throwIfNoEntry: false });
    // What is no file, such as a pipe, may never end.
    if (file !== undefined && !file.isFile()) throw new Error('no file');
    if (file !== undefined) {
      const read = readSettings(textOf(path));
      ({ settings: current, content } = read);
      if (read.lost.length > 0)
        setAside(copyFileSync, `${read.lost.join(', ')} could not be read whole; the file was copied`);
    }
  } catch {
    setAside(renameSync, 'could not be read; it was set aside and the defaults are used');
  }
  return {
    get current() {
      return current;
    },
    get damaged() {
      return damaged;
    },
    save(change) {
      const next = v.safeParse(settingsSchema, { ...current, ...change });
      if (!next.success) throw new AppError('badInput', `settings: ${v.getDotPath(next.issues[0]) ?? ''}`);
      const written = withUnknown(settingsSchema, next.output, content);
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, `${JSON.stringify(written, null, 2)}\n`);
      content = written;
      current = next.output;
      return current;
    },
  };
}
