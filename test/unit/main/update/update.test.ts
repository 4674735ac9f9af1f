// Updates: what is proved before anything is loaded, and that nothing happens unasked.
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createUpdates, notesOf, type Updates } from '#electron/main/update/update';
import { isOf, isSigned, manifestName } from '#electron/main/update/manifest';
import { isFeed } from '#shared/domain/settings';
import type { UpdateState } from '#shared/contract/updates';

vi.mock('electron', () => ({ app: {}, session: {} }));
vi.mock('#electron/main/base/log', () => ({ log: () => undefined }));

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const manifest = `version: 1.2.0
files:
  - url: CCC-Reports-1.2.0.AppImage
    sha512: aGFzaA==
    size: 100
path: CCC-Reports-1.2.0.AppImage
sha512: aGFzaA==
releaseDate: '2026-11-23T00:00:00.000Z'
`;
const signature = sign(null, Buffer.from(manifest), privateKey).toString('base64');
const info = {
  version: '1.2.0',
  files: [{ url: 'x', sha512: 'aGFzaA==' }],
  releaseNotes: '<b>New</b> things',
};

interface Trial {
  readonly updates: Updates;
  readonly told: UpdateState[];
  readonly done: string[];
}
function trial(part: {
  feed?: string;
  key?: string;
  texts?: Record<string, string>;
  found?: object | null;
  isNewer?: boolean;
  load?: () => Promise<void>;
  clock?: () => number;
}): Trial {
  const told: UpdateState[] = [];
  const done: string[] = [];
  const texts = part.texts ?? { yml: manifest, sig: signature };
  const updates = createUpdates({
    feed: () => part.feed ?? 'https://updates.example/ccc/',
    publicKey: part.key ?? key,
    clock: part.clock ?? (() => 0),
    tell: (state) => told.push(state),
    read(address) {
      done.push(address);
      const text = texts[address.endsWith('.sig') ? 'sig' : 'yml'];
      return text === undefined ? Promise.reject(new Error('404')) : Promise.resolve(text);
    },
    engine: () =>
      Promise.resolve({
        find() {
          done.push('find');
          if (part.found === null) return Promise.resolve(null);
          return Promise.resolve({
            info: (part.found ?? info) as never,
            isNewer: part.isNewer ?? true,
          });
        },
        load: part.load ?? (() => Promise.resolve(void done.push('load'))),
        install: () => void done.push('install'),
      }),
  });
  return { updates, told, done };
}

describe('what a feed offers', () => {
  it('is shown when it is signed, and neither loaded nor installed unasked', async () => {
    const { updates, told, done } = trial({});
    await updates.check();
    expect(updates.state()).toEqual({ phase: 'offered', version: '1.2.0', notes: 'New things' });
    expect(told.map((state) => state.phase)).toEqual(['checking', 'offered']);
    updates.install();
    expect(done).not.toContain('load');
    expect(done).not.toContain('install');
    await updates.load();
    expect(updates.state().phase).toBe('ready');
    updates.install();
    await vi.waitFor(() => expect(done).toContain('install'));
    const name = manifestName(process.platform, process.arch);
    expect(done).toContain(`https://updates.example/ccc/${name}.sig`);
  });

  it.each([
    ['has no signature', { texts: { yml: manifest } }, 'unreachable'],
    ['has a changed manifest', { texts: { yml: `${manifest} `, sig: signature } }, 'badSignature'],
    ['is signed by somebody else', { key: otherKey() }, 'badSignature'],
    ['answers twice, differently', { found: { ...info, files: [{ sha512: 'b3RoZXI=' }] } }, 'badSignature'],
    ['names another version', { found: { ...info, version: '9.9.9' } }, 'badSignature'],
    ['has no files', { found: { ...info, files: [] } }, 'badSignature'],
    ['is for another kind of installation', { found: null }, 'notReplaceable'],
  ] as const)('is refused where it %s', async (_why, part, problem) => {
    const { updates, done } = trial(part as never);
    await updates.check();
    expect(updates.state()).toMatchObject({ phase: 'failed', problem });
    await updates.load();
    updates.install();
    expect(done).not.toContain('load');
    expect(done).not.toContain('install');
  });

  it('is not asked for without an address or without a key', async () => {
    for (const part of [{ feed: '' }, { key: '' }]) {
      const { updates, done } = trial(part);
      await updates.check();
      expect(done).toEqual([]);
    }
    expect(trial({ feed: '' }).updates.state()).toEqual({ phase: 'off' });
    expect(trial({ key: '' }).updates.state()).toEqual({ phase: 'keyless' });
  });

  it('can be older or the same', async () => {
    const { updates, done } = trial({ isNewer: false });
    await updates.check();
    expect(updates.state()).toEqual({ phase: 'newest', checkedAt: 0 });
    expect(done).toEqual(['find']);
  });

  it('that cannot be loaded can be tried again', async () => {
    const { updates } = trial({ load: () => Promise.reject(new Error('sha512 checksum mismatch')) });
    await updates.check();
    await updates.load();
    expect(updates.state()).toMatchObject({ phase: 'failed', problem: 'notLoaded' });
    await updates.check();
    expect(updates.state().phase).toBe('offered');
  });
});

it('looks once a day, and not while the window opens', async () => {
  let now = 0;
  const { updates, done } = trial({ clock: () => now, isNewer: false });
  updates.tick();
  expect(done).toEqual([]);
  now = 60_000;
  updates.tick();
  await vi.waitFor(() => expect(updates.state().phase).toBe('newest'));
  now += 3_600_000;
  updates.tick();
  expect(updates.state().phase).toBe('newest');
  now += 86_400_000;
  updates.tick();
  await vi.waitFor(() => expect(done).toEqual(['find', 'find']));
});

describe('the proof', () => {
  it('takes Ed25519 keys only', () => {
    expect(isSigned(manifest, signature, key)).toBe(true);
    expect(isSigned(manifest, signature, '')).toBe(false);
    expect(isSigned(manifest, 'no', key)).toBe(false);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const rsaKey = rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    expect(
      isSigned(manifest, sign('sha256', Buffer.from(manifest), rsa.privateKey).toString('base64'), rsaKey),
    ).toBe(false);
  });
  it('wants every file of the release', () => {
    expect(isOf(manifest, info)).toBe(true);
    expect(isOf(manifest, { ...info, files: [...info.files, { sha512: 'bW9yZQ==' }] })).toBe(false);
  });
});

it('addresses of updates are https, or this computer', () => {
  expect(['', 'https://u.example/a', 'http://127.0.0.1:8080'].map(isFeed)).toEqual([true, true, true]);
  const bad = [
    'http://u.example',
    'file:///etc',
    'javascript:1',
    'https://user@u.example',
    'u.example',
    'ftp://u',
  ];
  expect(bad.map(isFeed)).toEqual(bad.map(() => false));
});

it('notes are plain text', () => {
  expect(notesOf([{ note: '<p>One</p>' }, { note: null }, { note: 'Two' }])).toBe('One\n\n\n\nTwo');
  expect(notesOf(undefined)).toBe('');
});

function otherKey(): string {
  const other = generateKeyPairSync('ed25519').publicKey;
  return other.export({ type: 'spki', format: 'der' }).toString('base64');
}
