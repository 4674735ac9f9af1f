// The page's side of the contract: typed calls and events over the bridge.
import type { EventName, Events, InputOf, OutputOf, RequestName } from '#shared/contract/contract';
import { unwrap, type Reply } from '#shared/base/envelope';

declare global {
  interface Window {
    readonly api: {
      call(name: string, input?: unknown): Promise<unknown>;
      on(name: string, listener: (payload: unknown) => void): () => void;
    };
  }
}

/** @throws AppError with a code of the closed set */
export async function call<N extends RequestName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return unwrap((await window.api.call(name, input)) as Reply) as OutputOf<N>;
}

/** @returns a function that ends the listening */
export function on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void {
  return window.api.on(name, (payload) => listener(payload as Events[N]));
}
