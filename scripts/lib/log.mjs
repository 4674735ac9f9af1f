// Progress lines of set-up: one a step, with its seconds. The stream is the caller's choice (the CLI keeps stdout clean).

/** A log with `step(title, work)`, which prints the title at the start and the time at the end, and `note(text)`. */
export function createLog(stream = process.stdout) {
  return {
    note: (text) => stream.write(`${text}\n`),
    step: async (title, work) => {
      const startedAt = Date.now();
      stream.write(`• ${title} …\n`);
      const result = await work();
      stream.write(`  done in ${seconds(startedAt)} s${typeof result === 'string' ? ` (${result})` : ''}\n`);
      return result;
    },
  };
}

/** Seconds since a moment, with one decimal. */
export function seconds(startedAt) {
  return ((Date.now() - startedAt) / 1000).toFixed(1);
}
