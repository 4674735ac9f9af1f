// Serves the program's own pages under app://bundle/: the files that the built renderer had at the start, and nothing else.
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { protocol } from 'electron';

export const scheme = 'app';
export const origin = `${scheme}://bundle`;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Styles allow inline ones, since Svelte sets style attributes; scripts come from files only. Texts become markup or the
 * address of a script only through the two policies named here: Svelte's templates and the reader of PDFs.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html own-worker',
].join('; ');

/** What pages have no use for is off even before anybody is asked for a permission. */
const features = [
  'accelerometer',
  'bluetooth',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': features.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
};

/** Before `ready`: makes app:// a standard, secure scheme. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * The files below a folder by the path of their address. Links are left out, so nothing outside can be meant; since paths
 * are looked up and never put together, neither can any spelling of "..".
 */
export function pagesBelow(folder: string, path = ''): Map<string, string> {
  const pages = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const address = `${path}/${entry.name}`;
    const file = join(folder, entry.name);
    if (entry.isDirectory()) for (const [key, value] of pagesBelow(file, address)) pages.set(key, value);
    else if (entry.isFile() && Object.hasOwn(types, extname(entry.name))) pages.set(address, file);
  }
  return pages;
}

export function serveApp(folder: string): void {
  const pages = pagesBelow(folder);
  const missing = (): Response => new Response(null, { status: 404, headers });
  protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'bundle' && request.method === 'GET' ? pages.get(pathname) : undefined;
    if (file === undefined) return missing();
    try {
      const body = await readFile(file);
      return new Response(new Uint8Array(body), {
        headers: { ...headers, 'content-type': types[extname(file)]! },
      });
    } catch {
      return missing();
    }
  });
}
