// Numbers in texts and in rows as received, wherever they stand: in fields that hold numbers, in such as the service may
// add, inside lists and objects, and in names of fields. What looks like a number is masked rather than let through.
import type { RawRow, RawValue } from '#shared/domain/call';
import { maskNumber } from '#shared/language/format';

/** Numbers by the names of the fields that hold them. */
const numberField = /number|broker|phone|mobile/i;
/** Ids may be long digits themselves; in them only what is a mobile number or one of the call's own is masked. */
const idFields = new Set([
  'ContactId',
  'InstanceId',
  'CallIds',
  'AgentIds',
  'SkillGroupIds',
  'OffSiteAgentIds',
]);
const timeField = /time|date|timestamp|at$/i;

/** Seven to seventeen digits, grouped or not; more are an id. */
const numberLike = /(?<!\d)\+?\(?\d(?:[\s().-]{0,2}\d){6,16}(?!\d)/g;
const mobile = /(?<!\d)(?:\+?86|0086)?1[3-9]\d{9}(?!\d)/g;
const dateStart = /^\d{4}-\d{2}-\d{2}/;
const leastDigits = 7;

/** Free text: whatever looks like a number in it is masked. */
export function maskText(text: string): string {
  if (!/\d/.test(text)) return text;
  return text.replace(numberLike, (found) =>
    dateStart.test(found) ? found.slice(0, 10) + maskText(found.slice(10)) : maskNumber(found),
  );
}

/** Digits of a number as others may have written it inside of something else; undefined of one that is too short. */
export function coreDigits(raw: string): string | undefined {
  const digits = raw.replace(/\D/g, '').replace(/^(?:0086|86)(?=\d{7})/, '');
  return digits.length >= leastDigits ? digits : undefined;
}

function maskOwn(text: string, numbers: readonly string[]): string {
  let masked = text;
  for (const number of numbers) {
    // Nearly no text holds one, which its end tells at once.
    if (!masked.includes(number.slice(-leastDigits))) continue;
    const digits = coreDigits(number);
    if (digits !== undefined) masked = masked.replaceAll(digits, maskNumber(digits));
  }
  return masked;
}

/** An id: the call's own numbers in it are masked, and mobile numbers. */
export function maskId(id: string, ...numbers: readonly string[]): string {
  return maskOwn(id.replace(mobile, maskNumber), numbers);
}

/** The span of moments in ms that a call can have. */
const isMoment = (value: number): boolean => value >= 946_684_800_000 && value < 2_840_140_800_000;

function maskDeep(value: RawValue): RawValue {
  if (typeof value === 'string' || typeof value === 'number') return maskNumber(String(value));
  if (Array.isArray(value)) return (value as RawValue[]).map(maskDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [maskText(name), maskDeep(inner as RawValue)]),
  );
}

/** What a field's name says of its values; there are few names and many rows. */
interface Field {
  readonly masked: string;
  readonly kind: 'number' | 'id' | 'time' | 'text';
}
const fields = new Map<string, Field>();
const mostFields = 1000;

function fieldOf(name: string): Field {
  let field = fields.get(name);
  if (field === undefined) {
    const kind = numberField.test(name)
      ? 'number'
      : idFields.has(name)
        ? 'id'
        : timeField.test(name)
          ? 'time'
          : 'text';
    field = { masked: maskText(name), kind };
    if (fields.size >= mostFields) fields.clear();
    fields.set(name, field);
  }
  return field;
}

function maskValue(kind: Field['kind'], value: RawValue, own: readonly string[]): RawValue {
  if (kind === 'number') return maskDeep(value);
  if (typeof value === 'number') {
    if (Math.abs(value) < 10 ** (leastDigits - 1) || !Number.isInteger(value)) return value;
    return kind === 'time' && isMoment(value) ? value : maskNumber(String(value));
  }
  if (typeof value === 'string') {
    if (value === '') return value;
    if (kind === 'id') return maskId(value, ...own);
    if (kind === 'time' && /^\d+$/.test(value) && isMoment(Number(value))) return value;
    return maskOwn(maskText(value), own);
  }
  if (Array.isArray(value)) return (value as RawValue[]).map((one) => maskValue(kind, one, own));
  return typeof value === 'object' && value !== null ? maskFields(value, own) : value;
}

function maskFields(row: object, own: readonly string[]): Readonly<Record<string, RawValue>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const { masked, kind } = fieldOf(name);
      return [masked, maskValue(kind, value as RawValue, own)];
    }),
  );
}

/** A row as received without a whole number in it. */
export function maskRow(row: RawRow): RawRow {
  const own = [row['CallingNumber'], row['CalledNumber']].filter(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return maskFields(row, own.map(String));
}
