// A small seeded generator (xoshiro128**) on 32-bit words: same seed, same sequence, everywhere.

/** Scrambles one 32-bit word; the finalizer of a well-known hash, used to spread small seeds. */
export function mix32(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

const rotl = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/** A stream of pseudo-random words. Two streams of one seed and label are equal. */
export class Generator {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** `seed` and `label` are any integers; only their low 32 bits (and the seed's high) count. */
  constructor(seed: number, label = 0) {
    const high = Math.floor(seed / 2 ** 32);
    this.#a = mix32(seed + 0x9e3779b9);
    this.#b = mix32(this.#a ^ high ^ 0x7f4a7c15);
    this.#c = mix32(this.#b ^ label ^ 0x94d049bb);
    this.#d = mix32(this.#c ^ 0x2545f491) | 1;
  }

  /** The next word, 0 to 2^32 - 1. */
  u32(): number {
    const result = Math.imul(rotl(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const t = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= t;
    this.#d = rotl(this.#d, 11);
    return result;
  }

  /** An integer from 0 to `limit` - 1; `limit` from 1 to 2^32. */
  below(limit: number): number {
    return Math.floor((this.u32() / 2 ** 32) * limit);
  }

  /** True `percent` times out of a hundred. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** A copy of a list in another order, each as likely as any. */
  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let left = copy.length; left > 1; left--) {
      const at = this.below(left);
      [copy[at], copy[left - 1]] = [copy[left - 1] as T, copy[at] as T];
    }
    return copy;
  }

  /** One element of a non-empty list. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
