// What generated code asks in place, before it calls the room that refuses.

/**
 * Small functions, one copy in each module that asks them. V8 inlines a module's own constant for
 * the price of nothing; what is declared as a function, imported or exported could become another
 * and is loaded and compared at every call, and the functions that refuse, with their names and
 * offsets, are too large to be inlined everywhere.
 * A bigint is compared, not wrapped and compared: for comparisons V8 makes no second bigint.
 */
const questions: Readonly<Record<string, string>> = {
  hasRoom: `/** Whether \`size\` bytes lie at \`offset\`, before \`end\` and inside the view. */
const hasRoom = (view: DataView, offset: number, size: number, end?: number): boolean => {
  const limit = view.byteLength;
  const stop = end ?? limit;
  return offset >= 0 && offset + size <= stop && stop <= limit;
};`,
  isU32: `/** Whether a value is a whole number of 32 bits, unsigned. */
const isU32 = (value: number): boolean =>
  typeof value === "number" && value >>> 0 === value;`,
  isUpTo: `/** Whether a value is a whole number from 0 to \`most\`, of 32 bits. */
const isUpTo = (value: number, most: number): boolean =>
  typeof value === "number" && value >>> 0 === value && value <= most;`,
  isS32: `/** Whether a value is a whole number of 32 bits, signed. */
const isS32 = (value: number): boolean =>
  typeof value === "number" && (value | 0) === value;`,
  isWithin: `/** Whether a value is a whole number from \`least\` to \`most\`, in 32 bits. */
const isWithin = (value: number, least: number, most: number): boolean =>
  typeof value === "number" && (value | 0) === value && value >= least && value <= most;`,
  isU64: `/** Whether a value is a bigint of 64 bits, unsigned. */
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;`,
  isS64: `/** Whether a value is a bigint of 64 bits, signed. */
const isS64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn;`,
  bitsOf: `/**
 * Every bit that is set in one of \`count\` 32-bit words, \`stride\` bytes from each other; up to
 * \`few\` of them are looked at without a call.
 */
const bitsOf = (view: DataView, at: number, count: number, stride: number, few: number): number => {
  if (count > few) return bitsOfMany(view, at, count, stride);
  const end = at + count * stride;
  let bits = 0;
  for (let from = at; from < end; from += stride) bits |= view.getInt32(from, true);
  return bits;
};`,
};

/** The functions that \`text\` calls of these, to stand at a module's end. */
export function questionsAsked(text: string): readonly string[] {
  return Object.entries(questions)
    .filter(([name]) => new RegExp(`(?<!\\.)\\b${name}\\(`).test(text))
    .map(([, code]) => code);
}
