// The monthly report as a scheduler makes it: one command, from the start of the program to the PDF on disk.
import { execFile } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import electronPath from 'electron';
import { writeBenchSettings } from './open-window';
import { middle, ms, type Row } from './timing';

const goalMs = 3000;
const rounds = 3;
/** A whole month of the generated call center, 90,000 calls of a million. */
const month = ['--from', '2023-06-01', '--to', '2023-06-30'];

/** @param profile a folder with the archive as calls.db */
export async function reportRow(profile: string): Promise<Row> {
  writeBenchSettings(profile);
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Not inside the profile, where nothing may be written.
  const file = `${profile}-month.pdf`;
  const words = ['report', '--template', 'monthly', ...month, '--out', file, '--profile', profile];
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const args = [...(isRoot ? ['--no-sandbox'] : []), resolve('.'), ...words];
    await promisify(execFile)(electronPath as unknown as string, args);
    times.push(performance.now() - start);
    if (statSync(file).size === 0) throw new Error('the report is empty');
    rmSync(file);
  }
  const typical = middle(times);
  return {
    what: 'monthly report by the command line, with the start of the program',
    ours: ms(typical),
    reference: ms(goalMs),
    ratio: (typical / goalMs).toFixed(2),
    goal: '≤ 1.00',
  };
}
