// Runs before each test file of vitest: one seed for all property tests of a run, so that a failure can be repeated
// (CCC_TEST_SEED=N npm test), and the end of temporary folders. Test files share modules, so a module of the kit would
// register a hook in the first of them only.
import fc from 'fast-check';
import { afterEach } from 'vitest';
import { removeTemporaryFolders } from './folder';

const seed = process.env['CCC_TEST_SEED'];
if (seed !== undefined) fc.configureGlobal({ seed: Number(seed) });

afterEach(removeTemporaryFolders);
