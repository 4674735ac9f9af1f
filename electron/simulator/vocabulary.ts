// The enumerations of the API in their spellings.

/** Current names first; what the seed page and 2021 texts called them second (undefined: always the same). */
const DISPOSITIONS: readonly (readonly [current: string, legacy?: string])[] = [
  ['Success'],
  ['NoAnswer'],
  ['Reject'],
  ['AbandonedInIVR', 'AbandonedInContactFlow'],
  ['AbandonedInQueue'],
  ['AbandonedInRing', 'AbandonedRing'],
  ['AbandonedInVoiceNavigator'],
  ['QueuingTimeout'],
  ['QueuingOverflow', 'QueueOverflow'],
  ['QueuingFailed'],
  ['IVRException'],
  ['Voicemail'],
  ['ForwardToOutsideNumber', 'OneStepTransfer'],
];

export const CONTACT_TYPES = [
  'Inbound',
  'Outbound',
  'Back2Back',
  'Internal',
  'Predictive',
  'PrivacyDial',
  'Conference',
] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

const legacyOf = new Map(DISPOSITIONS.map(([current, legacy]) => [current, legacy ?? current]));
const currentOf = new Map(DISPOSITIONS.map(([current, legacy]) => [legacy ?? current, current]));
const typeOf = new Map<string, ContactType>(CONTACT_TYPES.map((type) => [plain(type), type]));

export const DISPOSITION_NAMES: readonly string[] = DISPOSITIONS.map(([current]) => current);

/** The current name of a disposition in either spelling; unknown texts stay as they are. */
export function currentDisposition(name: string): string {
  return currentOf.get(name) ?? name;
}

export function legacyDisposition(name: string): string {
  return legacyOf.get(name) ?? name;
}

/** Inbound, INBOUND, PRIVACY_DIAL … → the V1 name; undefined for a type that does not exist. */
export function contactTypeOf(name: string): ContactType | undefined {
  return typeOf.get(plain(name));
}

/** V2 and GetCallDetailRecord spell types in capitals with underscores. */
export function upperContactType(name: string): string {
  return name === 'PrivacyDial' ? 'PRIVACY_DIAL' : name.toUpperCase();
}

function plain(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
