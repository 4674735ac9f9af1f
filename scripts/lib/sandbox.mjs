// The one switch that build machines need and the product never has.
import { isLinux } from './paths.mjs';

/** Chromium refuses to run as root with its sandbox on, which is how most build machines work. */
export function sandboxSwitch() {
  return isLinux && process.getuid() === 0 ? ['--no-sandbox'] : [];
}
