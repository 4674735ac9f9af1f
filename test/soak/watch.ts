// Nothing may hang: whatever is waited for has a limit, after which the program ends with what it was waiting for.
const atEnd = new Set<() => void>();
process.on('exit', () => {
  for (const work of atEnd) work();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

/** Something is wrong; the message is the first difference. */
export class SoakFailed extends Error {}

export function fail(message: string): never {
  throw new SoakFailed(message);
}

/** Work without waiting that is done however this process ends. @returns takes it back */
export function whenEnding(work: () => void): () => void {
  atEnd.add(work);
  return () => void atEnd.delete(work);
}

/** The work's result; the whole program ends where it takes longer. */
export async function within<T>(limitMs: number, what: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    process.stdout.write(`✗ ${what}: not done after ${Math.round(limitMs / 1000)} s\n`);
    process.exit(1);
  }, limitMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** A table of counts in one line, largest first. */
export function countsLine(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ');
}

export function count(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
