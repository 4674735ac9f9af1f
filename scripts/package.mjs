// Runs `npm run package`: makes the application as a folder that can be started (`-- --linux deb` and so on for other
// targets) and prints what its size is made of.
import { runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

const BYTES_PER_MB = 1_000_000;

async function main() {
  await setup({ build: true });
  // Only now: it needs packages that set-up installs.
  const { packageApplication, packagedFolder, sizesOf } = await import('./lib/packaged.mjs');
  const words = process.argv.slice(2);
  await packageApplication(words);
  const sizes = sizesOf(packagedFolder);
  console.log(`\n${packagedFolder}`);
  for (const [part, bytes] of [...sizes, ['together', sizes.reduce((sum, [, size]) => sum + size, 0)]])
    console.log(`${(bytes / BYTES_PER_MB).toFixed(1).padStart(8)} MB  ${part}`);
  return 0;
}

await runMain(main);
