// The stand-in as a program: `npm run service [-- --lie NAME] [-- --days N] [-- --calls N] [-- --port N]`.
import { parseArgs } from 'node:util';
import { dateOf, dayNumberAt } from './calendar';
import { faultAlways, noFaults } from './faults';
import { generateCallCenter } from './generator';
import { lies, lieNames, type LieName } from './lies';
import { startService } from './service';

const instanceId = 'ccc-by-hand';
const keys = { accessKeyId: 'by-hand', accessKeySecret: 'by-hand-secret' };

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    lie: { type: 'string' },
    days: { type: 'string', default: '10' },
    calls: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '0' },
  },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);

if (values.help) {
  say('npm run service -- [--lie NAME] [--days N] [--calls N] [--seed N] [--port N]\n\nLies:');
  for (const name of lieNames) say(`  ${name.padEnd(16)} ${lies[name].says}`);
} else {
  await serve();
}

async function serve(): Promise<void> {
  const { lie } = values;
  if (lie !== undefined && !Object.hasOwn(lies, lie)) {
    process.stderr.write(`--lie: choose from ${lieNames.join(', ')}\n`);
    process.exit(2);
  }
  const days = Number(values.days);
  const service = await startService({
    source: generateCallCenter({
      seed: Number(values.seed),
      calls: Number(values.calls),
      firstDay: dateOf(dayNumberAt(Date.now()) - days),
      days,
      instanceId,
    }),
    instanceId,
    keys,
    port: Number(values.port),
    faults: lie === undefined ? noFaults : faultAlways({ kind: 'lie', lie: lie as LieName }),
  });
  say(
    `The service runs at ${service.url}${lie === undefined ? '' : ` and lies: ${lies[lie as LieName].says}`}.`,
  );
  say(
    `Instance ${instanceId}, AccessKey ID ${keys.accessKeyId}, secret ${keys.accessKeySecret}.\nFor example:`,
  );
  say(
    `  ALIBABA_CLOUD_ACCESS_KEY_ID=${keys.accessKeyId} ALIBABA_CLOUD_ACCESS_KEY_SECRET=${keys.accessKeySecret} \\\n` +
      `    npm run -s cli -- sync --profile FOLDER --endpoint ${service.url} --instance ${instanceId}`,
  );
}
