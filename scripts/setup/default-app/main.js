// What `electron FOLDER` runs in the fallback Electron, in place of the default application that Electron itself brings.
// An ES module that awaits the application's main at top level: only then does Electron hold back `ready` until the
// application's own start code has run.
import { app } from 'electron/main';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

function parseArguments(args) {
  const found = { target: undefined, preloads: [], version: false };
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '--version' || arg === '-v') found.version = true;
    else if (arg === '-r' || arg === '--require') found.preloads.push(args[++index]);
    else if (!arg.startsWith('-')) {
      found.target = arg;
      break; // the rest belongs to the application
    }
  }
  return found;
}

function describe(folder) {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) return;
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? app.getName());
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
}

async function start(target) {
  const folder = path.resolve(target);
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  describe(folder);
  const main = require.resolve(folder);
  app.setAppPath(fs.statSync(folder).isDirectory() ? folder : path.dirname(main));
  await import(pathToFileURL(main));
}

const { target, preloads, version } = parseArguments(process.argv.slice(1));
// Playwright preloads its loader this way.
if (preloads.length > 0) Module._preloadModules(preloads);

if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
} else if (target === undefined) {
  console.error('Usage: electron FOLDER');
  process.exit(1);
} else {
  try {
    await start(target);
  } catch (error) {
    console.error('The application could not be started.', error);
    process.exit(1);
  }
}
