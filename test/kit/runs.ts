// How many cases a property test tries: a quarter by default, all of them in a full run, which a release has to pass.
const share = process.env['CCC_TEST_FULL'] === '1' ? 1 : 1 / 4;

/** @param full cases in a full run */
export function runs(full: number): number {
  return Math.ceil(full * share);
}
