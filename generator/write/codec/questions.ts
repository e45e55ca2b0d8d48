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
  fits: `/** Whether \`size\` bytes lie at \`offset\` inside the view. */
const fits = (view: DataView, offset: number, size: number): boolean =>
  offset >= 0 && offset + size <= view.byteLength;`,
  freshView: `/** A view of \`size\` zero bytes. */
const freshView = (size: number): DataView => new DataView(new ArrayBuffer(size));`,
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
};

/**
 * Loads a turn of a loop over many words. Eight would be quicker by a twentieth; with four V8 still
 * inlines the decoder of a whole record, which is what a program with few elements pays for.
 */
const TURN = 4;

/**
 * A loop over one word of each of many records. Its stride is a literal, which V8 makes part of
 * each load's address: of a variable one it keeps eight multiples, more than there are registers.
 * From the last record to the first: who reads or copies them next finds those it begins with in
 * the cache.
 */
function bitsOf(stride: number): string {
  const loads = Array.from({ length: TURN }, (_, index) => {
    const place = index === 0 ? "from" : `from + ${index * stride}`;
    return `view.getInt32(${place}, true)`;
  });
  return `/** Every bit set in one of \`count\` 32-bit words, ${stride} bytes from each other. */
const bitsOf${stride} = (view: DataView, at: number, count: number): number => {
  let from = at + (count - ${TURN}) * ${stride};
  let bits = 0;
  for (; from >= at; from -= ${TURN * stride})
    bits |= ${loads.join(" | ")};
  from += ${(TURN - 1) * stride};
  for (; from >= at; from -= ${stride}) bits |= view.getInt32(from, true);
  return bits;
};`;
}

/** The functions that `text` calls of these, to stand at a module's end. */
export function questionsAsked(text: string): readonly string[] {
  const asked = Object.entries(questions)
    .filter(([name]) => new RegExp(`(?<!\\.)\\b${name}\\(`).test(text))
    .map(([, code]) => code);
  const strides = new Set(
    [...text.matchAll(/\bbitsOf(\d+)\(/g)].map(([, stride]) => Number(stride)),
  );
  return [...asked, ...[...strides].map(bitsOf)];
}
