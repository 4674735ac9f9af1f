// Packs contact type and disposition of a call into one byte: tables over it answer what a call counts for.
import { contactTypes, dispositions, type ContactType, type Disposition } from '#shared/domain/call';

/** Kind of a position that holds no call (an id that was never used or was removed). */
export const noCall = 255;

export const kindOf = (contactType: number, disposition: number): number => (contactType << 4) | disposition;
export const typeOf = (kind: number): number => kind >> 4;
export const dispositionOf = (kind: number): number => kind & 15;

export const inbound = contactTypes.indexOf('inbound');
export const success = dispositions.indexOf('success');
/** Types of calls that an agent or the system dialed. */
export const dialedTypes: ReadonlySet<number> = new Set(
  (['outbound', 'predictive', 'privacyDial'] as const satisfies readonly ContactType[]).map((type) =>
    contactTypes.indexOf(type),
  ),
);

/** By kind: 1 for inbound calls with one of these dispositions. */
const inboundKinds = (...wanted: readonly Disposition[]): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, kind) =>
    typeOf(kind) === inbound && wanted.includes(dispositions[dispositionOf(kind)]!) ? 1 : 0,
  );
export const answeredKinds = inboundKinds('success');
export const abandonedKinds = inboundKinds('abandonedQueue', 'abandonedRing');
