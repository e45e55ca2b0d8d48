// The one word of a record that holds a whole bit-field, which then moves with a mask and a shift.

/** An aligned integer of the record, and where in it some bits lie. */
export interface Cell {
  /** Bytes from the record's start. */
  readonly offset: number;
  readonly size: 1 | 2 | 4;
  /** Bits below them. */
  readonly shift: number;
  readonly width: number;
  readonly littleEndian: boolean;
}

/**
 * The smallest aligned word inside the record that holds bits `from` to `from + width`, counted in
 * the target's order; undefined when they lie in two.
 */
export function cellOf(
  from: number,
  width: number,
  recordSize: number,
  littleEndian: boolean,
): Cell | undefined {
  for (const size of [1, 2, 4] as const) {
    const bits = size * 8;
    const offset = Math.floor(from / bits) * size;
    const first = from - offset * 8;
    if (first + width > bits || offset + size > recordSize) continue;
    const shift = littleEndian ? first : bits - first - width;
    return { offset, size, shift, width, littleEndian };
  }
  return undefined;
}

const hex = (value: number): string => `0x${value.toString(16)}`;

function load({ size, littleEndian }: Cell, at: string, view: string): string {
  return `${view}.getUint${size * 8}(${at}${size === 1 ? "" : `, ${littleEndian}`})`;
}

/** The bits as a number. */
export function readCell(cell: Cell, at: string, signed: boolean, view = "view"): string {
  const { size, shift, width } = cell;
  const word = load(cell, at, view);
  if (signed) return `(${word} << ${32 - shift - width}) >> ${32 - width}`;
  if (width === size * 8) return word;
  const moved = shift === 0 ? word : `(${word} >>> ${shift})`;
  return shift + width === size * 8 ? `${word} >>> ${shift}` : `${moved} & ${hex(2 ** width - 1)}`;
}

/** Whether any of the bits is set. */
export function isSet(cell: Cell, at: string): string {
  return `(${load(cell, at, "view")} & ${hex(maskOf(cell))}) !== 0`;
}

/** The statement that writes the bits and leaves their neighbours. */
export function writeCell(cell: Cell, at: string, value: string, view = "view"): string {
  const { size, shift, width, littleEndian } = cell;
  const order = size === 1 ? "" : `, ${littleEndian}`;
  const others = hex(2 ** (size * 8) - 1 - maskOf(cell));
  const whole = width === size * 8;
  const low = value === "0" ? "" : `(${value} & ${hex(2 ** width - 1)})`;
  const part = shift === 0 || low === "" ? low : `(${low} << ${shift})`;
  const kept = `${load(cell, at, view)} & ${others}`;
  const word = whole ? value : part === "" ? kept : `(${kept}) | ${part}`;
  return `${view}.setUint${size * 8}(${at}, ${word}${order});`;
}

/** The bits in their word. */
function maskOf({ shift, width }: Cell): number {
  return (2 ** width - 1) * 2 ** shift;
}
