// Physical addresses between their three shapes: frame number, Number, and two 32-bit words.

/** The address of a frame's first byte. */
export const addressOf = (pfn: number): number => pfn * 4096;

/** The frame that holds an address. */
export const pfnOf = (pa: number): number => Math.floor(pa / 4096);

/** Bits 31:0 of a Number below 2^53, as a signed 32-bit word. */
export const lowWord = (value: number): number => value | 0;

/** Bits 63:32 of a Number below 2^53, as a signed 32-bit word. */
export const highWord = (value: number): number => Math.floor(value / 2 ** 32) | 0;

/** Two words as one Number; exact below 2^53. */
export const wordsToNumber = (lo: number, hi: number): number => (hi >>> 0) * 2 ** 32 + (lo >>> 0);
