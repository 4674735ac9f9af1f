// Divides a window that has more calls than a query returns, and doubts a service whose halves count too much.
import { mostPieces } from '../limits';

/** A window that was halved. Its halves share it. */
export interface Whole {
  /** Calls that the service counted in it. */
  readonly counted: number;
  /** Calls that it counted in those halves that were asked for. */
  inHalves: number;
  /** Pieces into which the first window may still be divided. */
  readonly left: { pieces: number };
}

/** A window, or a part of one. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly whole?: Whole | undefined;
}

/** The two halves of a window, newer first. @param counted calls that the service counted in it */
export function halves<T extends Piece>(piece: T, counted: number): [T, T] {
  const middle = Math.floor((piece.from + piece.to) / 2);
  const left = piece.whole?.left ?? { pieces: mostPieces };
  left.pieces -= 2;
  const whole: Whole = { counted, inHalves: 0, left };
  return [
    { ...piece, whole, from: middle + 1 },
    { ...piece, whole, to: middle },
  ];
}

/** Calls may come between two counts; more than half as many again do not. */
const growth = 1.5;
const slack = 100;

/** A service may count no further than it lists. */
const countingEnds = 10_000;

/**
 * Whether the service's counts make no sense: the two halves of a window have far more calls than the window, or there is no
 * end of pieces. To be called once for each piece that is asked for.
 */
export function isDoubtful({ whole }: Piece, counted: number): boolean {
  if (whole === undefined) return false;
  whole.inHalves += counted;
  const isMore = whole.counted > countingEnds && whole.inHalves > whole.counted * growth + slack;
  return isMore || whole.left.pieces < 0;
}
