// What the desk's pages ask: pictures of charts, and everything that is kept on this computer only.
import * as v from 'valibot';
import { define } from './request';

/** A picture of a chart: at most 16 MB. */
const png = v.pipe(v.instance(Uint8Array), v.minBytes(8), v.maxBytes(16_000_000));

export const deskRequests = {
  /** Asks for a place and writes the picture; null where the dialog was closed. */
  'picture.save': define<{ path: string } | null>()(
    'main',
    true,
    v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), png }),
  ),
} as const;
