// The scales of one instance while they are edited: everything as typed, what is wrong with it, and what would be saved.
import { parseDay } from '../../shared/period';
import { scalesOf, versionOn, type RatingClass, type Scale, type ScaleKey } from '../../shared/scale';
import type { FoundKey } from '../../shared/views';
import { mirroredKeys } from './mirrored-keys';
import { sinceText } from './statement-words';
import { session, t } from './session.svelte';

let lastId = 0;

export class KeyDraft {
  readonly id = (lastId += 1);
  key = $state('');
  zh = $state('');
  en = $state('');
  points = $state('');
  class = $state<RatingClass>('neutral');

  constructor(from: Omit<ScaleKey, 'key' | 'points'> & { key: number | string; points: number | string }) {
    this.key = String(from.key);
    this.zh = from.zh;
    this.en = from.en;
    this.points = String(from.points);
    this.class = from.class;
  }
}

export class VersionDraft {
  readonly id = (lastId += 1);
  /** YYYY-MM-DD; empty: from the first call on. */
  validFrom = $state('');
  keys = $state.raw<readonly KeyDraft[]>([]);

  constructor(validFrom: string, keys: readonly ConstructorParameters<typeof KeyDraft>[0][]) {
    this.validFrom = validFrom;
    this.keys = keys.map((one) => new KeyDraft(one));
  }
  add(key: ConstructorParameters<typeof KeyDraft>[0]): void {
    this.keys = [...this.keys, new KeyDraft(key)];
  }
  remove(key: KeyDraft): void {
    this.keys = this.keys.filter((one) => one !== key);
  }
  reverse(): void {
    const mirrored = mirroredKeys(this.keys);
    for (const [index, one] of this.keys.entries()) one.key = mirrored[index]!;
  }
  /** A new row with the lowest number that is free. */
  addNext(): void {
    const taken = new Set(this.keys.map((one) => numberOf(one.key)));
    let key = 1;
    while (taken.has(key)) key++;
    this.add({ key, zh: '', en: '', points: key, class: 'neutral' });
  }
}

const longestLabel = 40;
const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text.trim().replace('−', '-')));
const since = (version: VersionDraft): string => sinceText(version.validFrom.trim() || null);

export class ScaleDraft {
  readonly instanceId: string;
  /** Whether somebody has said before what the keys mean. */
  readonly isConfirmed: boolean;
  /** Newest first. */
  versions = $state.raw<readonly VersionDraft[]>([]);
  /** The version that was deleted last, for taking it back. */
  removed = $state.raw<VersionDraft>();

  constructor(instanceId: string, proposal: readonly ScaleKey[]) {
    this.instanceId = instanceId;
    const known = scalesOf(session.settings.scales, instanceId);
    this.isConfirmed = known.length > 0;
    const start = this.isConfirmed ? known : [{ validFrom: null, keys: [...proposal] }];
    this.versions = start.map(({ validFrom, keys }) => new VersionDraft(validFrom ?? '', keys)).reverse();
  }

  /** Prefilled with the newest version. */
  addVersion(validFrom: string): void {
    this.versions = [new VersionDraft(validFrom, this.versions[0]?.keys ?? []), ...this.versions];
  }
  removeVersion(version: VersionDraft): void {
    this.removed = version;
    this.versions = this.versions.filter((one) => one !== version);
  }
  restore(): void {
    if (this.removed === undefined) return;
    this.versions = [...this.versions, this.removed].sort((a, b) => b.validFrom.localeCompare(a.validFrom));
    this.removed = undefined;
  }

  /** A pressed key joins the newest version; ignored, until somebody says what it means. */
  addFound({ key, text }: FoundKey): void {
    this.versions[0]?.add({ key, zh: text, en: text, points: 0, class: 'ignore' });
  }

  /** What must be mended before it can be saved, in words. */
  get problems(): string[] {
    const days = this.versions.map((version) => version.validFrom.trim());
    return this.versions.flatMap((version, index) => {
      const day = days[index]!;
      const found = this.#keyProblems(version);
      if (day !== '' && parseDay(day) === undefined) found.unshift(t('scale.problem.day', { day }));
      else if (days.indexOf(day) < index)
        found.unshift(t('scale.problem.sameDay', { since: since(version) }));
      return found;
    });
  }
  #keyProblems(version: VersionDraft): string[] {
    const where = { since: since(version) };
    if (version.keys.length === 0) return [t('scale.problem.none', where)];
    const numbers = version.keys.map((one) => numberOf(one.key));
    return version.keys.flatMap(({ key, points, zh, en }, index) => {
      const number = numbers[index]!;
      if (!(Number.isInteger(number) && number >= 1 && number <= 253))
        return [t('scale.problem.key', { ...where, key })];
      const found: string[] = [];
      if (numbers.indexOf(number) < index) found.push(t('scale.problem.twice', { ...where, key }));
      if (!(Math.abs(numberOf(points)) <= 1000)) found.push(t('scale.problem.points', { ...where, key }));
      if (zh.trim().length > longestLabel || en.trim().length > longestLabel)
        found.push(t('scale.problem.label', { ...where, key }));
      return found;
    });
  }

  /** What may be meant so and probably is not. */
  get warnings(): string[] {
    return this.versions
      .filter(({ keys }) => keys.length > 0 && keys.every((one) => one.class !== 'satisfied'))
      .map((version) => t('scale.warn.satisfied', { since: since(version) }));
  }

  /** The version that counts on that local day. */
  currentId(day: string): number | undefined {
    const oldestFirst = [...this.versions].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const scales = oldestFirst.map(({ validFrom }) => ({ instanceId: '', validFrom, keys: [] }));
    return oldestFirst[versionOn(scales, day) ?? -1]?.id;
  }

  /** Pressed keys that no version knows. */
  outside(found: readonly FoundKey[]): FoundKey[] {
    const known = new Set(this.versions.flatMap(({ keys }) => keys.map((one) => numberOf(one.key))));
    return found.filter(({ key }) => !known.has(key));
  }

  /** All scales of the settings with these in place. */
  get scales(): Scale[] {
    const own = this.versions.map(({ validFrom, keys }) => ({
      instanceId: this.instanceId,
      validFrom: validFrom.trim() || null,
      keys: keys.map(({ key, zh, en, points, class: named }) => ({
        key: numberOf(key),
        zh: zh.trim(),
        en: en.trim(),
        points: numberOf(points),
        class: named,
      })),
    }));
    return [...session.settings.scales.filter((one) => one.instanceId !== this.instanceId), ...own];
  }
}
