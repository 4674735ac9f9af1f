// How many cases a property test tries: a quarter by default, all of them in a full run, which a release has to pass.
const share = process.env['CCC_TEST_FULL'] === '1' ? 1 : 1 / 4;
const asked = Number(process.env['CCC_TEST_FUZZ'] ?? 0);

/** @param full cases in a full run */
export function runs(full: number): number {
  return Math.ceil(full * share);
}

/** Of a fuzz test; CCC_TEST_FUZZ=1000000 asks for as many, once. @param full cases in a full run */
export function fuzzRuns(full: number): number {
  return asked > 0 ? asked : runs(full);
}
/** A million cases take minutes, ms. */
export const fuzzTimeout = 7_200_000;
