// Gives all property tests of a run one seed, so that a failure can be repeated: CCC_TEST_SEED=N npm test.
import fc from 'fast-check';

const seed = process.env['CCC_TEST_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });
