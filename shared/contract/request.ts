// How a request of the contract is declared: who answers, who may ask, what comes in and what goes out.
import type * as v from 'valibot';

type Schema = v.GenericSchema;
type Owner = 'main' | 'data';
interface Definition<Process extends Owner, Input extends Schema, Output> {
  /** The process that answers. */
  readonly owner: Process;
  /** Views may only ask what is marked so; the rest is between main and data. */
  readonly open: boolean;
  readonly input: Input;
  /** Never set: carries the output's type. */
  readonly output?: Output;
}
export const define =
  <Output>() =>
  <Process extends Owner, Input extends Schema>(
    owner: Process,
    open: boolean,
    input: Input,
  ): Definition<Process, Input, Output> => ({
    owner,
    open,
    input,
  });
