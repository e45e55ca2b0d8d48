// Records whose every check is that some bits of one word are zero: arrays of them are quick.
import { knownBits, knownValues } from "./expression.ts";
import type { Plan } from "./plan.ts";

/** A word, by bytes from the record's start, and bits of it, as a little-endian number. */
interface Glance {
  readonly word: number;
  readonly mask: number;
}

/**
 * The one aligned 32-bit word that tells whether a record is in order; undefined when it takes
 * more, or when elements do not follow each other at multiples of four bytes.
 */
export function glanceOf(plan: Plan): Glance | undefined {
  if (plan.layout.size % 4 !== 0) return undefined;
  const masks = new Map<number, number>();
  const addByte = (at: number, bits: number): void => {
    const word = at - (at % 4);
    masks.set(word, (masks.get(word) ?? 0) + bits * 2 ** ((at - word) * 8));
  };
  const addBits = (from: number, width: number): void => {
    for (let bit = from; bit < from + width; bit++) addByte(bit >> 3, 1 << (bit & 7));
  };
  const isLittle = plan.layout.target.endian === "little";
  for (const { offset, size, kind } of plan.gaps) {
    if (kind === "bits" && !isLittle) return undefined;
    if (kind === "bits") addBits(offset, size);
    else for (let at = offset; at < offset + size; at++) addByte(at, 0xff);
  }
  for (const field of plan.fields) {
    const { shape, offset } = field;
    switch (shape.kind) {
      case "reserved":
        if (shape.bits !== undefined && !isLittle) return undefined;
        if (shape.bits !== undefined) addBits(offset * 8 + shape.bits.bit, shape.bits.width);
        for (let at = offset; at < offset + shape.length; at++) addByte(at, 0xff);
        break;
      case "bool":
        addByte(offset, 0xfe);
        break;
      case "word": {
        const known = knownBits(field);
        if (knownValues(plan, field) !== undefined) return undefined;
        if (known === undefined) break;
        const unknown = BigInt.asUintN(shape.size * 8, ~known);
        for (let i = 0; i < shape.size; i++) {
          const place = shape.littleEndian ? i : shape.size - 1 - i;
          addByte(offset + place, Number((unknown >> BigInt(i * 8)) & 0xffn));
        }
        break;
      }
      case "bytes":
        if (shape.areBools === true)
          for (let at = offset; at < offset + shape.length; at++) addByte(at, 0xfe);
        break;
      case "bits":
      case "words":
      case "float":
      case "open":
        break;
      default:
        return undefined;
    }
  }
  const [only, ...more] = [...masks].filter(([, mask]) => mask !== 0);
  return only === undefined || more.length > 0 ? undefined : { word: only[0], mask: only[1] };
}
