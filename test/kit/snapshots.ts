// A folder as a kill leaves it, taken in the middle of work.
import { cpSync } from 'node:fs';
import { temporaryFolder } from './folder';

export interface Snapshot {
  /** The step that was about to begin. */
  readonly step: string;
  readonly folder: string;
}

/** Copies the folder before each step that the work tells, and after its end. */
export function snapshotsOf(folder: string, work: (step: (name: string) => void) => void): Snapshot[] {
  const taken: Snapshot[] = [];
  const take = (step: string): void => {
    const copy = temporaryFolder();
    cpSync(folder, copy, { recursive: true });
    taken.push({ step, folder: copy });
  };
  work(take);
  take('the end');
  return taken;
}
