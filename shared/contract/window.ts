// Requests from the window to the computer: files, folders, pictures, and the company logo for printed reports.
import * as v from 'valibot';
import { savedViewSchema, type SavedView } from '../domain/settings';
import { define } from './request';

/** What is kept at most, in pixels. */
export const logoSize = { width: 600, height: 160 } as const;
/** Of a chosen file: it is decoded to 4 bytes a pixel, and sent to the page as text. */
export const largestPicture = { bytes: 5_000_000, pixels: 24_000_000 } as const;
const mostLogoBytes = 2_000_000;
const logoPng = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 8 && bytes.length <= mostLogoBytes),
);

/** A picture of a chart: at most 16 MB. */
const png = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.length > 8 && bytes.length <= 16_000_000),
);

export const windowRequests = {
  /** Asks for a place and writes a saved view as a file; null where the dialog was closed. */
  'view.share': define<{ path: string } | null>()(
    'main',
    'page',
    v.strictObject({ view: savedViewSchema }),
    'costly',
  ),
  /** Asks for such a file and reads it. */
  'view.read': define<SavedView | null>()('main', 'page', v.undefined(), 'costly'),
  /** Opens the folder of the profile. */
  'folder.show': define<null>()('main', 'page', v.undefined(), 'costly'),
  'file.show': define<null>()(
    'main',
    'page',
    v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
    'costly',
  ),
  /** Asks for a place and writes the picture; null where the dialog was closed. */
  'picture.save': define<{ path: string } | null>()(
    'main',
    'page',
    v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), png }),
    'costly',
  ),
  /** Asks for a file and gives it as a data URL, as it is; null where the dialog was closed. */
  'logo.choose': define<string | null>()('main', 'page', v.undefined(), 'costly'),
  'logo.save': define<null>()('main', 'page', v.strictObject({ png: logoPng })),
  /** As a data URL; null where there is none. */
  'logo.read': define<string | null>()('main', 'page', v.undefined()),
  'logo.remove': define<null>()('main', 'page', v.undefined()),
} as const;
