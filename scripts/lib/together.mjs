// Runs steps side by side and reports all of their failures.
import { StepFailed } from './run.mjs';

/**
 * Resolves to the results. Waits for every step even when one fails: a step that went on in the background would write
 * into folders that the next run is already using.
 */
export async function together(steps) {
  const outcomes = await Promise.allSettled(steps);
  // A step that waits for another one fails with the same error.
  const errors = [
    ...new Set(outcomes.filter(({ status }) => status === 'rejected').map(({ reason }) => reason)),
  ];
  const bug = errors.find((error) => !(error instanceof StepFailed));
  if (bug) throw bug;
  if (errors.length > 0) throw new StepFailed(errors.map((error) => error.message).join('\n\n'));
  return outcomes.map(({ value }) => value);
}
