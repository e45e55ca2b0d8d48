// Arrays of scalars and texts, moved between bytes and values. Lengths are elements.

/** A copy of `length` bytes. */
export function readBytes(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length).slice();
}

export function writeBytes(view: DataView, at: number, bytes: Uint8Array): void {
  new Uint8Array(view.buffer, view.byteOffset + at, bytes.length).set(bytes);
}

/** Writes `length` zero bytes. */
export function writeZero(view: DataView, at: number, length: number): void {
  new Uint8Array(view.buffer, view.byteOffset + at, length).fill(0);
}

export function readS8s(view: DataView, at: number, length: number): Int8Array {
  return new Int8Array(view.buffer, view.byteOffset + at, length).slice();
}

export function writeS8s(view: DataView, at: number, values: Int8Array): void {
  for (let i = 0; i < values.length; i++) view.setInt8(at + i, values[i]!);
}

export function readU16s(view: DataView, at: number, length: number, le: boolean): Uint16Array {
  const values = new Uint16Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getUint16(at + i * 2, le);
  return values;
}

export function writeU16s(view: DataView, at: number, values: Uint16Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setUint16(at + i * 2, values[i]!, le);
}

export function readS16s(view: DataView, at: number, length: number, le: boolean): Int16Array {
  const values = new Int16Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getInt16(at + i * 2, le);
  return values;
}

export function writeS16s(view: DataView, at: number, values: Int16Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setInt16(at + i * 2, values[i]!, le);
}

export function readU32s(view: DataView, at: number, length: number, le: boolean): Uint32Array {
  const values = new Uint32Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getUint32(at + i * 4, le);
  return values;
}

export function writeU32s(view: DataView, at: number, values: Uint32Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setUint32(at + i * 4, values[i]!, le);
}

export function readS32s(view: DataView, at: number, length: number, le: boolean): Int32Array {
  const values = new Int32Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getInt32(at + i * 4, le);
  return values;
}

export function writeS32s(view: DataView, at: number, values: Int32Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setInt32(at + i * 4, values[i]!, le);
}

export function readU64s(view: DataView, at: number, length: number, le: boolean): BigUint64Array {
  const values = new BigUint64Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getBigUint64(at + i * 8, le);
  return values;
}

export function writeU64s(view: DataView, at: number, values: BigUint64Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setBigUint64(at + i * 8, values[i]!, le);
}

export function readS64s(view: DataView, at: number, length: number, le: boolean): BigInt64Array {
  const values = new BigInt64Array(length);
  for (let i = 0; i < length; i++) values[i] = view.getBigInt64(at + i * 8, le);
  return values;
}

export function writeS64s(view: DataView, at: number, values: BigInt64Array, le: boolean): void {
  for (let i = 0; i < values.length; i++) view.setBigInt64(at + i * 8, values[i]!, le);
}

/**
 * A text up to its first zero byte, one character a byte, so that every byte comes back as it was.
 */
export function readText(view: DataView, at: number, length: number): string {
  let text = "";
  for (let i = 0; i < length; i++) {
    const byte = view.getUint8(at + i);
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Writes a text and zero bytes up to `length`. */
export function writeText(view: DataView, at: number, text: string, length: number): void {
  for (let i = 0; i < length; i++) view.setUint8(at + i, i < text.length ? text.charCodeAt(i) : 0);
}
