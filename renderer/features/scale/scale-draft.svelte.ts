// The scales of one instance while they are edited: everything as typed, what is wrong with it, and what would be saved.
import { callWord } from '#shared/texts/words';
import { parseDay } from '#shared/base/period';
import { scalesOf, versionOn, type RatingClass, type Scale, type ScaleKey } from '#shared/domain/scale';
import type { FoundKey } from '#shared/contract/views';
import { mirroredKeys } from '../../figures/mirrored-keys';
import { sinceText } from '../../figures/statement-words';
import { session, t } from '../../state/session.svelte';

let lastId = 0;

function keyNumber(text: string): number {
  const number = /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= 1 && number <= 253 ? number : NaN;
}
/** Plain digits, a sign and decimals; Chinese keyboards write the long minus. */
function pointsNumber(text: string): number {
  const plain = text.trim().replace('−', '-');
  const number = /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
  return Math.abs(number) <= 1000 ? number : NaN;
}

export class KeyDraft {
  readonly id = (lastId += 1);
  key = $state('');
  zh = $state('');
  en = $state('');
  points = $state('');
  class = $state<RatingClass>('neutral');
  /** NaN where it cannot be a key. */
  readonly number = $derived(keyNumber(this.key));
  /** NaN where they are no points; an ignored key gives none. */
  readonly value = $derived(
    this.class === 'ignore' ? pointsNumber(this.points) || 0 : pointsNumber(this.points),
  );

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
    const taken = new Set(this.keys.map((one) => one.number));
    let key = 1;
    while (taken.has(key)) key++;
    this.add({ key, zh: '', en: '', points: key, class: 'neutral' });
  }
}

const longestLabel = 40;
/** Best first, as far as their points should go down. */
const ranked = ['satisfied', 'neutral', 'dissatisfied'] as const;
const since = (version: VersionDraft): string => sinceText(version.validFrom.trim() || null);

/** A key of a better class that gives fewer points than one of a worse class. */
function pointsWarning(version: VersionDraft): string | undefined {
  const pairs = version.keys.flatMap((one) => version.keys.map((other) => [one, other] as const));
  const wrong = pairs.find(([one, other]) => {
    const [better, worse] = [one, other].map((key) => ranked.findIndex((name) => name === key.class));
    return better! >= 0 && better! < worse! && one.value < other.value;
  });
  if (wrong === undefined) return undefined;
  const [one, other] = wrong;
  return t('scale.warn.points', {
    since: since(version),
    better: callWord('ratingClass', one.class, session.language),
    key: one.key.trim(),
    points: one.value,
    worse: callWord('ratingClass', other.class, session.language),
    other: other.key.trim(),
    otherPoints: other.value,
  });
}

export class ScaleDraft {
  readonly instanceId: string;
  /** Whether somebody has said before what the keys mean. */
  readonly isConfirmed: boolean;
  /** Newest first. */
  versions = $state.raw<readonly VersionDraft[]>([]);
  /** The version that was deleted last, for taking it back. */
  removed = $state.raw<VersionDraft>();

  readonly #start: string;

  constructor(instanceId: string, proposal: readonly ScaleKey[]) {
    this.instanceId = instanceId;
    const known = scalesOf(session.settings.scales, instanceId);
    this.isConfirmed = known.length > 0;
    const start = this.isConfirmed ? known : [{ validFrom: null, keys: [...proposal] }];
    this.versions = start.map(({ validFrom, keys }) => new VersionDraft(validFrom ?? '', keys)).reverse();
    this.#start = this.#typed;
  }

  /** Whether anything was typed that would be lost. */
  get isChanged(): boolean {
    return this.#typed !== this.#start;
  }
  get #typed(): string {
    return JSON.stringify(
      this.versions.map(({ validFrom, keys }) => [
        validFrom,
        keys.map((one) => [one.key, one.zh, one.en, one.points, one.class]),
      ]),
    );
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

  /** Validation errors as text. */
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
    const numbers = version.keys.map((one) => one.number);
    return version.keys.flatMap(({ key, number, points, value, zh, en }, index) => {
      if (Number.isNaN(number)) return [t('scale.problem.key', { ...where, key })];
      const found: string[] = [];
      if (numbers.indexOf(number) < index) found.push(t('scale.problem.twice', { ...where, key }));
      if (Number.isNaN(value)) found.push(t('scale.problem.points', { ...where, key, points }));
      if (zh.trim().length > longestLabel || en.trim().length > longestLabel)
        found.push(t('scale.problem.label', { ...where, key }));
      return found;
    });
  }

  /** What may be meant so and probably is not. */
  get warnings(): string[] {
    return this.versions.flatMap((version) => {
      const { keys } = version;
      const points = pointsWarning(version);
      const isNeverSatisfied = keys.length > 0 && keys.every((one) => one.class !== 'satisfied');
      return [
        ...(isNeverSatisfied ? [t('scale.warn.satisfied', { since: since(version) })] : []),
        ...(points === undefined ? [] : [points]),
      ];
    });
  }

  /** The version that counts on that local day. */
  currentId(day: string): number | undefined {
    const oldestFirst = [...this.versions].sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const scales = oldestFirst.map(({ validFrom }) => ({ instanceId: '', validFrom, keys: [] }));
    return oldestFirst[versionOn(scales, day) ?? -1]?.id;
  }

  /** Pressed keys that no version knows. */
  outside(found: readonly FoundKey[]): FoundKey[] {
    const known = new Set(this.versions.flatMap(({ keys }) => keys.map((one) => one.number)));
    return found.filter(({ key }) => !known.has(key));
  }

  /** All scales of the settings with these in place. */
  get scales(): Scale[] {
    const own = this.versions.map(({ validFrom, keys }) => ({
      instanceId: this.instanceId,
      validFrom: validFrom.trim() || null,
      keys: keys.map(({ number, zh, en, value, class: named }) => ({
        key: number,
        zh: zh.trim(),
        en: en.trim(),
        points: value,
        class: named,
      })),
    }));
    return [...session.settings.scales.filter((one) => one.instanceId !== this.instanceId), ...own];
  }
}
