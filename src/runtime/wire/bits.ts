// Bit-fields, moved between bytes and values, in both orders.

/**
 * A bit-field of at most 53 bits of a little-endian machine: `width` bits, `bit` bits after byte
 * `at`, low bits first.
 */
export function readBits(view: DataView, at: number, bit: number, width: number): number {
  let value = 0;
  let scale = 1;
  let skip = bit & 7;
  let left = width;
  for (let i = at + (bit >> 3); left > 0; i++) {
    const take = Math.min(8 - skip, left);
    value += ((view.getUint8(i) >> skip) & ((1 << take) - 1)) * scale;
    scale *= 1 << take;
    left -= take;
    skip = 0;
  }
  return value;
}

/** The same, the top bit being a sign. */
export function readSignedBits(view: DataView, at: number, bit: number, width: number): number {
  const value = readBits(view, at, bit, width);
  return value >= 2 ** (width - 1) ? value - 2 ** width : value;
}

/** A bit-field of more than 53 bits. */
export function readWideBits(view: DataView, at: number, bit: number, width: number): bigint {
  const half = width >> 1;
  const low = BigInt(readBits(view, at, bit, half));
  return (BigInt(readBits(view, at, bit + half, width - half)) << BigInt(half)) | low;
}

/**
 * Writes a bit-field of at most 53 bits, `bit` bits after byte `at`, low bits first; other bits
 * stay. A negative value is written in two's complement.
 */
export function writeBits(
  view: DataView,
  at: number,
  bit: number,
  width: number,
  value: number,
): void {
  let rest = value < 0 ? value + 2 ** width : value;
  let skip = bit & 7;
  let left = width;
  for (let i = at + (bit >> 3); left > 0; i++) {
    const take = Math.min(8 - skip, left);
    const mask = ((1 << take) - 1) << skip;
    const part = rest % (1 << take);
    view.setUint8(i, (view.getUint8(i) & ~mask) | (part << skip));
    rest = (rest - part) / (1 << take);
    left -= take;
    skip = 0;
  }
}

/** Writes a bit-field of more than 53 bits; a negative value in two's complement. */
export function writeWideBits(
  view: DataView,
  at: number,
  bit: number,
  width: number,
  value: bigint,
): void {
  const half = width >> 1;
  const rest = BigInt.asUintN(width, value);
  writeBits(view, at, bit, half, Number(BigInt.asUintN(half, rest)));
  writeBits(view, at, bit + half, width - half, Number(rest >> BigInt(half)));
}

/**
 * A bit-field of at most 53 bits of a big-endian machine: `width` bits, `bit` bits after the top of
 * byte `at`, high bits first.
 */
export function readBitsBig(view: DataView, at: number, bit: number, width: number): number {
  let value = 0;
  let skip = bit & 7;
  let left = width;
  for (let i = at + (bit >> 3); left > 0; i++) {
    const take = Math.min(8 - skip, left);
    const part = (view.getUint8(i) >> (8 - skip - take)) & ((1 << take) - 1);
    value = value * (1 << take) + part;
    left -= take;
    skip = 0;
  }
  return value;
}

/** The same, the top bit being a sign. */
export function readSignedBitsBig(view: DataView, at: number, bit: number, width: number): number {
  const value = readBitsBig(view, at, bit, width);
  return value >= 2 ** (width - 1) ? value - 2 ** width : value;
}

/** The same for more than 53 bits. */
export function readWideBitsBig(view: DataView, at: number, bit: number, width: number): bigint {
  const half = width >> 1;
  const high = BigInt(readBitsBig(view, at, bit, half));
  return (high << BigInt(width - half)) | BigInt(readBitsBig(view, at, bit + half, width - half));
}

/** Writes a bit-field of at most 53 bits of a big-endian machine; other bits stay. */
export function writeBitsBig(
  view: DataView,
  at: number,
  bit: number,
  width: number,
  value: number,
): void {
  const whole = value < 0 ? value + 2 ** width : value;
  let skip = bit & 7;
  let left = width;
  for (let i = at + (bit >> 3); left > 0; i++) {
    const take = Math.min(8 - skip, left);
    left -= take;
    const below = 8 - skip - take;
    const mask = ((1 << take) - 1) << below;
    const part = Math.floor(whole / 2 ** left) % (1 << take);
    view.setUint8(i, (view.getUint8(i) & ~mask) | (part << below));
    skip = 0;
  }
}

/** The same for more than 53 bits; a negative value in two's complement. */
export function writeWideBitsBig(
  view: DataView,
  at: number,
  bit: number,
  width: number,
  value: bigint,
): void {
  const half = width >> 1;
  const rest = BigInt.asUintN(width, value);
  writeBitsBig(view, at, bit, half, Number(rest >> BigInt(width - half)));
  writeBitsBig(view, at, bit + half, width - half, Number(BigInt.asUintN(width - half, rest)));
}
