// The throwaway application that set-up starts to see whether Electron, a window and the native modules work.
// CCC_PROBE_MODULES names the node_modules folder, CCC_PROBE_RESULT the file for the answer.
import { app, BrowserWindow } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

function loadNativeModules(modules) {
  const require = createRequire(path.join(modules, 'any.js'));
  const Database = require('better-sqlite3');
  const database = new Database(':memory:');
  const { sqlite } = database.prepare('SELECT sqlite_version() AS sqlite').get();
  database.close();
  const keytar = require('keytar');
  if (typeof keytar.getPassword !== 'function') throw new Error('keytar has no getPassword');
  return sqlite;
}

// A page that loads proves the sandboxed renderer process, which the main process alone does not.
async function openWindow() {
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<title>ready</title>');
  window.destroy();
}

async function probe() {
  const sqlite = loadNativeModules(process.env.CCC_PROBE_MODULES);
  await openWindow();
  const { electron, chrome, node, napi } = process.versions;
  return { electron, chrome, node, napi, sqlite };
}

function answer(result) {
  fs.writeFileSync(process.env.CCC_PROBE_RESULT, JSON.stringify(result));
  app.exit(result.error ? 1 : 0);
}

void app
  .whenReady()
  .then(probe)
  .catch((error) => ({ error: String(error.stack ?? error) }))
  .then(answer);
