// Declares one request of the contract: who answers, who may ask, what it costs, what comes in and what goes out.
import type * as v from 'valibot';

type Schema = v.GenericSchema;
type Owner = 'main' | 'data';
/** `page`: the window; `print`: the hidden page that is printed; `main`: the main process only. */
type Asker = 'page' | 'print' | 'main';
/**
 * `costly`: opens a dialog or a hidden window, or writes a file; only a few run at once.
 * `writes`: writes to the archive at once; waits while the archive's file is lent to another connection.
 * `newest`: of several that wait only the newest is answered; the older view is no longer shown.
 */
type Cost = 'costly' | 'writes' | 'newest';

interface Definition<Process extends Owner, Input extends Schema, Output> {
  /** The process that answers. */
  readonly owner: Process;
  readonly asker: Asker;
  readonly input: Input;
  readonly cost?: Cost;
  /** Never set: carries the output's type. */
  readonly output?: Output;
}

export const define =
  <Output>() =>
  <Process extends Owner, Input extends Schema>(
    owner: Process,
    asker: Asker,
    input: Input,
    cost?: Cost,
  ): Definition<Process, Input, Output> => ({
    owner,
    asker,
    input,
    ...(cost === undefined ? {} : { cost }),
  });
