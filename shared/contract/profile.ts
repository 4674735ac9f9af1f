// Requests about the profile: settings, instances with their keys, and the demo.
import * as v from 'valibot';
import { instanceIdSchema } from '../base/ids';
import type { Language } from '../language/text';
import { instanceSchema, settingsSchema, type Settings } from '../domain/settings';
import { define } from './request';

export const keysSchema = v.strictObject({
  accessKeyId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  accessKeySecret: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400)),
});
export type KeyPair = v.InferOutput<typeof keysSchema>;
/** In the system's keychain, or in memory until the program ends. */
const keyPlace = v.picklist(['keychain', 'session']);
export type KeyPlace = v.InferOutput<typeof keyPlace>;
const keep = v.optional(keyPlace, 'keychain');
const connection = v.strictObject({ instance: instanceSchema, keys: keysSchema, keep });
const connectionOrStored = v.strictObject({ instance: instanceSchema, keys: v.optional(keysSchema), keep });
const ofInstance = v.strictObject({ instanceId: instanceIdSchema });

export interface AppState {
  readonly settings: Settings;
  /** The system's choice, for the setting `system`. */
  readonly systemLanguage: Language;
  readonly platform: string;
  readonly version: string;
  /** The settings file as it was, where a part of it could not be read; null where all could. */
  readonly damagedSettings: string | null;
  /** Where settings, calls and log are kept. */
  readonly folder: string;
}
export const profileRequests = {
  'app.state': define<AppState>()('main', 'page', v.undefined()),
  'settings.save': define<Settings>()('main', 'page', v.partial(settingsSchema)),
  'demo.start': define<null>()('main', 'page', v.undefined()),
  /** Without keys those that are stored. */
  'instance.test': define<{ calls: number }>()(
    'main',
    'page',
    v.omit(connectionOrStored, ['keep']),
    'costly',
  ),
  'instance.connect': define<null>()('main', 'page', connection),
  /** Changes an instance that is known; without keys they stay. */
  'instance.update': define<null>()('main', 'page', connectionOrStored),
  /** `keysMayRemain`: the keychain could not be reached and may still hold its keys. */
  'instance.remove': define<{ keysMayRemain: boolean }>()(
    'main',
    'page',
    v.strictObject({ instanceId: instanceIdSchema, keepCalls: v.boolean() }),
  ),
  /** The stored access key id, all but its ends hidden; null where none is stored. */
  'instance.keyId': define<string | null>()('main', 'page', ofInstance),
  /** Puts keys that were for this session only into the keychain. */
  'instance.storeKeys': define<null>()('main', 'page', ofInstance),
} as const;
