// The company's logo for printed reports: a picture is chosen, drawn by the page at the size that is kept, and kept as PNG.
import * as v from 'valibot';
import { define } from './request';

/** What is kept at most, in pixels. */
export const logoSize = { width: 600, height: 160 } as const;
/** Of a chosen file: it is decoded to 4 bytes a pixel, and sent to the page as text. */
export const largestPicture = { bytes: 5_000_000, pixels: 24_000_000 } as const;
const mostBytes = 2_000_000;
const png = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 8 && bytes.length <= mostBytes),
);

export const logoRequests = {
  /** Asks for a file and gives it as a data URL, as it is; null where the dialog was closed. */
  'logo.choose': define<string | null>()('main', true, v.undefined()),
  'logo.save': define<null>()('main', true, v.strictObject({ png })),
  /** As a data URL; null where there is none. */
  'logo.read': define<string | null>()('main', true, v.undefined()),
  'logo.remove': define<null>()('main', true, v.undefined()),
} as const;
