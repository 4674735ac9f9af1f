// The settings reader against files that nobody foresaw: it never fails, keeps what is valid, and never loses an instance.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { openSettings, readSettings } from '#electron/main/profile/settings-file';
import { instanceSchema, settingsSchema, type Settings } from '#shared/domain/settings';
import { likely, spoiled } from '#test/kit/any-input';
import { temporaryFolder } from '#test/kit/folder';
import { fuzzRuns, fuzzTimeout, runs } from '#test/kit/runs';

/** Nothing JSON can hold is a function, a date or a map. */
const inJson = (value: unknown): unknown => {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
};
const parts = Object.entries(settingsSchema.entries).map(([name, schema]) => [name, likely(schema)] as const);
/** A few parts at a time: a million whole settings would take an hour. */
const someSettings = fc
  .subarray(parts, { minLength: 1, maxLength: 4 })
  .chain((chosen) => fc.record(Object.fromEntries(chosen)));
const anySettings = spoiled(someSettings).map(inJson);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Ids of instances that can be told from each other, as many as there may be. */
function idsIn(content: Readonly<Record<string, unknown>>): string[] {
  const list = Object.hasOwn(content, 'instances') ? content['instances'] : undefined;
  const ids = (Array.isArray(list) ? list : [])
    .map((one) => (isObject(one) ? v.safeParse(instanceSchema.entries.id, one['id']) : undefined))
    .flatMap((id) => (id?.success === true ? [id.output] : []));
  return ids.slice(0, 50);
}

test(
  'of any content every valid part and every instance is kept, and the rest has its default',
  () => {
    fc.assert(
      fc.property(anySettings, (content) => {
        const text = JSON.stringify(content);
        if (!isObject(content)) {
          expect(() => readSettings(text)).toThrow();
          return;
        }
        const { settings, lost } = readSettings(text);
        if (!v.is(settingsSchema, settings)) throw new Error('not valid');
        const ids = settings.instances.map(({ id }) => id);
        if (ids.join() !== idsIn(content).join()) throw new Error(`instances ${ids.join()}`);
        for (const [name, schema] of Object.entries(settingsSchema.entries)) {
          const part = Object.hasOwn(content, name) ? v.safeParse(schema, content[name]) : undefined;
          if (part?.success !== true) continue;
          if (lost.includes(name) || !isDeepStrictEqual(settings[name as keyof Settings], part.output))
            throw new Error(`${name} was valid`);
        }
      }),
      { numRuns: fuzzRuns(2000) },
    );
    expect(({} as Record<string, unknown>)['isAdmin']).toBe(undefined);
  },
  fuzzTimeout,
);

test('a file of any bytes is opened or set aside, can be saved, and is read again as it was saved', () => {
  const path = join(temporaryFolder(), 'settings.json');
  const bytes = fc.oneof(
    anySettings.map((content) => Buffer.from(JSON.stringify(content))),
    fc.tuple(anySettings, fc.nat(), fc.uint8Array({ maxLength: 3 })).map(([content, at, given]) => {
      const whole = Buffer.from(JSON.stringify(content));
      const cut = at % (whole.length + 1);
      return Buffer.concat([whole.subarray(0, cut), given, whole.subarray(cut + given.length)]);
    }),
    fc.uint8Array({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(bytes, (content) => {
      writeFileSync(path, content);
      const settings = openSettings(path);
      if (settings.damaged !== null) expect(readFileSync(settings.damaged)).toEqual(Buffer.from(content));
      const saved = settings.save({ theme: 'dark' });
      const again = openSettings(path);
      expect(again.current).toEqual(saved);
      expect(again.damaged).toBeNull();
    }),
    { numRuns: runs(400) },
  );
});
