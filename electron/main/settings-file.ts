// settings.json of the profile: read once, checked, written whole.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { defaultSettings, settingsSchema, type Settings } from '../../shared/settings';
import { log } from './log';

export interface SettingsFile {
  readonly current: Settings;
  /** Writes the change to disk before it counts. */
  save(change: Partial<Settings>): Settings;
}

/** Takes each setting that is valid; what is missing or damaged gets its default, so that a start never fails here. */
function repair(content: unknown): Settings {
  const whole = v.safeParse(settingsSchema, content);
  if (whole.success) return whole.output;
  if (typeof content !== 'object' || content === null) return defaultSettings;
  const repaired: Record<string, unknown> = { ...defaultSettings };
  for (const [name, schema] of Object.entries(settingsSchema.entries)) {
    const part = v.safeParse(schema, (content as Record<string, unknown>)[name]);
    if (part.success) repaired[name] = part.output;
  }
  return v.parse(settingsSchema, repaired);
}

export function openSettings(path: string): SettingsFile {
  let current = defaultSettings;
  try {
    current = repair(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') {
      log('warn', 'settings.json could not be read; it was set aside and the defaults are used');
      renameSync(path, `${path}.damaged`);
    }
  }
  return {
    get current() {
      return current;
    },
    save(change) {
      const next = v.parse(settingsSchema, { ...current, ...change });
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${path}.new`, path);
      current = next;
      return next;
    },
  };
}
