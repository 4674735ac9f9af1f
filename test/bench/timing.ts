// Times as medians of warm rounds, and the table they go into.

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly goal: string;
  /** Time of ours, where growth with the number of calls is of interest. */
  readonly oursMs?: number;
}

const rounds = 7;
/** A work that takes longer than this in all is not repeated as often. */
const budgetMs = 6000;

export function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** How many more rounds fit after a first one; none after one that took all the time by itself, which then counts. */
const roundsAfter = (firstMs: number): number =>
  Math.min(rounds, Math.floor(budgetMs / Math.max(firstMs, 0.001)));

/** Median of several rounds, ms, after one that is not counted. */
export function median(work: () => void): number {
  const first = elapsed(work);
  const times = Array.from({ length: roundsAfter(first) }, () => elapsed(work));
  return times.length === 0 ? first : middle(times);
}

export async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const once = async (): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const first = await once();
  const times: number[] = [];
  for (let round = roundsAfter(first); round > 0; round--) times.push(await once());
  return times.length === 0 ? first : middle(times);
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;

/** Our time against the reference's. */
export function timeRow(what: string, ours: number, reference: number, goal: string): Row {
  const ratio = (ours / reference).toFixed(ours / reference < 0.095 ? 3 : 2);
  return { what, ours: ms(ours), reference: ms(reference), ratio, goal, oursMs: ours };
}

/** A size that has no reference. */
export function sizeRow(what: string, ours: string, goal: string): Row {
  return { what, ours, reference: '–', ratio: '–', goal };
}

export function table(head: string, rows: readonly Row[]): string {
  return [
    `| ${head} | ours | reference | ratio | goal |`,
    '|---|--:|--:|--:|--:|',
    ...rows.map((one) => `| ${one.what} | ${one.ours} | ${one.reference} | ${one.ratio} | ${one.goal} |`),
  ].join('\n');
}

/** How much longer each work takes on more calls. */
export function growthTable(
  small: { readonly calls: number; readonly rows: readonly Row[] },
  large: { readonly calls: number; readonly rows: readonly Row[] },
): string {
  const name = (calls: number): string => calls.toLocaleString('en-US');
  const rows = large.rows.flatMap(({ what, oursMs }) => {
    const before = small.rows.find((row) => row.what === what)?.oursMs;
    if (before === undefined || oursMs === undefined) return [];
    return [`| ${what.split(' / ')[0]!} | ${ms(before)} | ${ms(oursMs)} | ${(oursMs / before).toFixed(1)} |`];
  });
  return [
    `| growth of ours with ${(large.calls / small.calls).toFixed(0)} times the calls | ${name(small.calls)} | ${name(large.calls)} | times |`,
    '|---|--:|--:|--:|',
    ...rows,
  ].join('\n');
}
