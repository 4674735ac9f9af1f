// Updates of the program: where they come from, how far one is, and what a view can ask for.
import * as v from 'valibot';
import { define } from './request';

/** Why an update was not made. */
export type UpdateProblem =
  /** The address gives no answer, or not the one of a feed. */
  | 'unreachable'
  /** What is offered was not signed with the key that this program carries. */
  | 'badSignature'
  /** This installation is not one that can replace itself, such as a plain folder. */
  | 'notReplaceable'
  /** It could not be loaded or kept; `detail` says why. */
  | 'notLoaded';

interface Offer {
  readonly version: string;
  /** Plain text, as the feed has it. */
  readonly notes: string;
}

export type UpdateState =
  /** No address is set. */
  | { readonly phase: 'off' }
  /** This build carries no key that an update could be checked with, so it never loads one. */
  | { readonly phase: 'keyless' }
  | { readonly phase: 'idle' }
  | { readonly phase: 'checking' }
  /** Nothing newer; epoch ms of the answer. */
  | { readonly phase: 'newest'; readonly checkedAt: number }
  | ({ readonly phase: 'offered' } & Offer)
  /** `share` 0–1. */
  | ({ readonly phase: 'loading'; readonly share: number } & Offer)
  /** Downloaded and verified; takes effect after a restart. */
  | ({ readonly phase: 'ready' } & Offer)
  | { readonly phase: 'failed'; readonly problem: UpdateProblem; readonly detail: string };

const nothing = v.undefined();
/** None of them waits for the network: `update.changed` tells how it goes on. */
export const updateRequests = {
  'update.state': define<UpdateState>()('main', 'page', nothing),
  'update.check': define<null>()('main', 'page', nothing),
  'update.load': define<null>()('main', 'page', nothing),
  /** Ends the program and installs what was loaded. */
  'update.install': define<null>()('main', 'page', nothing),
} as const;
