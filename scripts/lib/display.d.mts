/** Runs `work(env)` with an environment that has a display; `always` takes a virtual one even on a desktop. */
export function withDisplay<T>(
  work: (env: NodeJS.ProcessEnv) => Promise<T>,
  options?: { always?: boolean },
): Promise<T>;
