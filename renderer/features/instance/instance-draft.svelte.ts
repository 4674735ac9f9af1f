// An instance as it is being typed in, for connecting a new one and for editing one that is known.
import * as v from 'valibot';
import type { KeyPair } from '#shared/contract/profile';
import type { MessageKey } from '#shared/texts/messages';
import {
  instanceSchema,
  newInstance,
  type ApiVersion,
  type Instance,
  type Schedule,
} from '#shared/domain/settings';
import { session, t } from '../../state/session.svelte';

interface NumberLimits {
  readonly label: MessageKey;
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}
export const numberFields = {
  requestsPerSecond: { label: 'instance.rate', low: 0.1, high: 1000, whole: false },
  lookBackDays: { label: 'instance.lookBack', low: 1, high: 3700, whole: true },
  trailingDays: { label: 'instance.trailing', low: 0, high: 60, whole: true },
  ratingDays: { label: 'instance.rating', low: 0, high: 180, whole: true },
} as const satisfies Record<string, NumberLimits>;
export type NumberField = keyof typeof numberFields;

export class InstanceDraft {
  id = $state('');
  name = $state('');
  region = $state('');
  endpoint = $state('');
  apiVersion = $state<ApiVersion>('auto');
  schedule = $state.raw<Schedule>({ onStart: true, everyMinutes: 15, at: [] });
  keyId = $state('');
  keySecret = $state('');
  /** As typed. */
  readonly numbers = $state<Record<NumberField, string>>({
    requestsPerSecond: '',
    lookBackDays: '',
    trailingDays: '',
    ratingDays: '',
  });
  readonly #known: Instance | undefined;

  constructor(known: Instance | undefined) {
    this.#known = known;
    const start = known ?? newInstance({ id: 'new' });
    this.id = known?.id ?? '';
    this.name = known?.name ?? '';
    this.region = start.region;
    this.endpoint = start.endpoint;
    this.apiVersion = start.apiVersion;
    this.schedule = start.schedule;
    for (const field of Object.keys(numberFields) as NumberField[])
      this.numbers[field] = String(start[field]);
  }

  /** Undefined while either is empty. */
  get keys(): KeyPair | undefined {
    const accessKeyId = this.keyId.trim();
    const accessKeySecret = this.keySecret.trim();
    return accessKeyId === '' || accessKeySecret === '' ? undefined : { accessKeyId, accessKeySecret };
  }

  get instance(): Instance {
    const id = this.id.trim();
    return {
      ...newInstance({ id }),
      ...this.#known,
      name: this.name.trim() || id,
      region: this.region.trim(),
      endpoint: this.endpoint.trim(),
      apiVersion: this.apiVersion,
      requestsPerSecond: Number(this.numbers.requestsPerSecond),
      lookBackDays: Number(this.numbers.lookBackDays),
      trailingDays: Number(this.numbers.trailingDays),
      ratingDays: Number(this.numbers.ratingDays),
      schedule: this.schedule,
    };
  }

  /** Validation errors as text; empty when there are none. */
  problem(needsKeys: boolean): string {
    const required: readonly (readonly [MessageKey, string])[] = [
      ['connect.instance', this.id],
      ...(needsKeys || this.keyId.trim() !== '' || this.keySecret.trim() !== ''
        ? ([
            ['connect.keyId', this.keyId],
            ['connect.keySecret', this.keySecret],
          ] as const)
        : []),
    ];
    const missing = required.find(([, value]) => value.trim() === '');
    if (missing !== undefined) return t('connect.required', { field: t(missing[0]) });
    if (this.#known === undefined && session.settings.instances.some((one) => one.id === this.id.trim()))
      return t('connect.known');
    for (const field of Object.keys(numberFields) as NumberField[]) {
      const { label, low, high, whole } = numberFields[field];
      const text = this.numbers[field].trim();
      const value = Number(text);
      if (text === '' || !(value >= low && value <= high) || (whole && !Number.isInteger(value)))
        return t('connect.invalid.number', { field: t(label), low, high });
    }
    const checked = v.safeParse(instanceSchema, this.instance);
    if (checked.success) return '';
    const isEndpoint = checked.issues.some((issue) => issue.path?.[0]?.key === 'endpoint');
    return t(isEndpoint ? 'connect.invalid.endpoint' : 'connect.invalid.id');
  }
}
