// settings.json of the profile: read once, checked, written whole.
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { calendarSchema, defaultCalendar, specialDaySchema } from '../../shared/calendar';
import { reportTemplateSchema } from '../../shared/report-template';
import { scaleSchema } from '../../shared/scale';
import {
  defaultSettings,
  formerInstanceSchema,
  instanceSchema,
  settingsSchema,
  type Settings,
} from '../../shared/settings';
import { log } from './log';

export interface SettingsFile {
  readonly current: Settings;
  /** A copy of the file as it was, where a part of it could not be read; null where all could. */
  readonly damaged: string | null;
  /** Writes the change to disk before it counts. */
  save(change: Partial<Settings>): Settings;
}

type Entries = Readonly<Record<string, v.GenericSchema>>;
/** Lists of which one bad element must not cost the others. */
const elements: Entries = {
  scales: scaleSchema,
  instances: instanceSchema,
  formerInstances: formerInstanceSchema,
  days: specialDaySchema,
  reports: reportTemplateSchema,
};

/**
 * Takes what is valid of every part, single elements of lists included; the rest gets its default, so that a start never
 * fails here.
 * @param lost names of the parts of which something was left out; is added to
 */
function readable(
  entries: Entries,
  defaults: object,
  content: unknown,
  lost: Set<string>,
): Record<string, unknown> {
  const found: Record<string, unknown> = { ...defaults };
  if (typeof content !== 'object' || content === null) return found;
  for (const [name, schema] of Object.entries(entries)) {
    const value = (content as Record<string, unknown>)[name];
    if (value === undefined) continue;
    const whole = v.safeParse(schema, value);
    if (whole.success) {
      found[name] = whole.output;
      continue;
    }
    lost.add(name);
    const element = elements[name];
    const part =
      name === 'calendar'
        ? readable(calendarSchema.entries, defaultCalendar, value, lost)
        : element !== undefined && Array.isArray(value)
          ? value.filter((one) => v.is(element, one))
          : undefined;
    if (v.is(schema, part)) found[name] = part;
  }
  return found;
}

export function openSettings(path: string): SettingsFile {
  let current = defaultSettings;
  let damaged: string | null = null;
  const copy = `${path}.damaged`;
  try {
    const lost = new Set<string>();
    const content: unknown = JSON.parse(readFileSync(path, 'utf8'));
    current = v.parse(settingsSchema, readable(settingsSchema.entries, defaultSettings, content, lost));
    if (lost.size > 0) {
      // The next save would overwrite what could not be read.
      copyFileSync(path, copy);
      damaged = copy;
      log('warn', `settings.json: ${[...lost].join(', ')} could not be read whole; the file was copied`);
    }
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') {
      log('warn', 'settings.json could not be read; it was set aside and the defaults are used');
      renameSync(path, copy);
      damaged = copy;
    }
  }
  return {
    get current() {
      return current;
    },
    damaged,
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
