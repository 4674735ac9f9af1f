// Prints the progress of set-up, build and packaging. Steps may run side by side, so every line names its step.

/**
 * Creates a log with `note(text)` and `step('Name: what begins', work)`, which prints both and later, with the name, how
 * long the work took or that it failed. The stream is the caller's choice: the command line keeps standard output clean.
 */
export function createLog(stream = process.stdout) {
  return {
    note: (text) => stream.write(`${text}\n`),
    step: async (title, work) => {
      const startedAt = Date.now();
      const name = title.split(':')[0];
      stream.write(`• ${title} …\n`);
      try {
        const result = await work();
        const details = typeof result === 'string' ? ` (${result})` : '';
        stream.write(`  ${name}: done in ${seconds(startedAt)} s${details}\n`);
        return result;
      } catch (error) {
        stream.write(`  ${name}: failed after ${seconds(startedAt)} s\n`);
        throw error;
      }
    },
  };
}

/** Seconds since a moment, with one decimal. */
export function seconds(startedAt) {
  return ((Date.now() - startedAt) / 1000).toFixed(1);
}
