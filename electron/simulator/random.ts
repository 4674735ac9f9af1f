// Seeded random numbers: the same parts give the same sequence on every machine (no Math.random, no clock).

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, limit). */
  below(limit: number): number;
  chance(probability: number): boolean;
  /** Standard normal. */
  normal(): number;
  /** Exponential with this mean. */
  exponential(mean: number): number;
  /** Log-normal by its median and the standard deviation of its logarithm. */
  logNormal(median: number, sigma: number): number;
  /** Index drawn with probability in proportion to the weights. */
  weighted(weights: readonly number[]): number;
}

/** 32 well-mixed bits of a whole number (murmur3 finaliser): a stateless "random" property of a thing. */
export function mix32(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Mixes several numbers (whole, of any size below 2^53) into 32 bits; the order of the parts matters. */
export function hashOf(...parts: number[]): number {
  let h = 0x9e3779b9;
  for (const part of parts) {
    h = mix32(h ^ (part % 0x100000000));
    h = mix32(h + Math.floor(part / 0x100000000) + 0x6d2b79f5);
  }
  return h;
}

/** The same as `hashOf`, as a fraction in [0, 1). */
export function fractionOf(...parts: number[]): number {
  return hashOf(...parts) / 0x100000000;
}

/** sfc32: small, fast, passes PractRand; seeded from any number of parts. */
export function createRandom(...seed: number[]): Random {
  let a = hashOf(1, ...seed);
  let b = hashOf(2, ...seed);
  let c = hashOf(3, ...seed);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x100000000;
  };
  for (let i = 0; i < 12; i++) next();

  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    below: (limit) => Math.floor(next() * limit),
    chance: (probability) => next() < probability,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    weighted(weights) {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let i = 0; i < weights.length; i++) {
        rest -= weights[i]!;
        if (rest < 0) return i;
      }
      return weights.length - 1;
    },
  };
}
