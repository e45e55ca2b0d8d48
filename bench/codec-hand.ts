// Hand-written twins of four codecs: the same checks and the same results, as an expert would write
// them for these records alone. What generated code is measured against.
import type { IommufdHwptLu, IommufdLu } from "../src/generated/kho/iommufd/reviewed.ts";
import type { IommuIoasMap } from "../src/generated/uapi/iommufd/ioas.ts";
import type { VfioDeviceIommuBindData } from "../src/generated/uapi/vfio/reviewed.ts";

function refuse(what: string): never {
  throw new RangeError(what);
}

function room(view: DataView, offset: number, size: number): void {
  if (!(offset >= 0 && offset + size <= view.byteLength)) refuse("too short");
}

// A bigint where a number belongs must be refused by name, as by the generated code.
const isU32 = (value: number): boolean => typeof value === "number" && value >>> 0 === value;
const isS32 = (value: number): boolean => typeof value === "number" && (value | 0) === value;
const isU64 = (value: bigint): boolean =>
  typeof value === "bigint" && value >= 0n && value <= 0xffffffffffffffffn;

export function decodeBind(view: DataView, offset: number): VfioDeviceIommuBindData {
  room(view, offset, 24);
  if (view.getUint32(offset + 12, true) !== 0) refuse("reserved");
  return {
    argsz: view.getUint32(offset, true),
    flags: view.getUint32(offset + 4, true),
    iommuFd: view.getInt32(offset + 8, true),
    devCookie: view.getBigUint64(offset + 16, true),
  };
}

export function encodeBind(value: VfioDeviceIommuBindData, view: DataView, offset: number): void {
  const { argsz, flags, iommuFd, devCookie } = value;
  room(view, offset, 24);
  if (!isU32(argsz)) refuse("argsz");
  if (!isU32(flags)) refuse("flags");
  if (!isS32(iommuFd)) refuse("iommu_fd");
  if (!isU64(devCookie)) refuse("dev_cookie");
  view.setUint32(offset, argsz, true);
  view.setUint32(offset + 4, flags, true);
  view.setInt32(offset + 8, iommuFd, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, devCookie, true);
}

export class BindCursor {
  private readonly view: DataView;
  private at = 0;
  constructor(view: DataView) {
    this.view = view;
  }
  moveTo(offset: number): void {
    room(this.view, offset, 24);
    this.at = offset;
  }
  get argsz(): number {
    return this.view.getUint32(this.at, true);
  }
  get flags(): number {
    return this.view.getUint32(this.at + 4, true);
  }
  get iommuFd(): number {
    return this.view.getInt32(this.at + 8, true);
  }
  get devCookieLo(): number {
    return this.view.getUint32(this.at + 16, true);
  }
  get devCookieHi(): number {
    return this.view.getUint32(this.at + 20, true);
  }
}

export function decodeHwpt(view: DataView, offset: number): IommufdHwptLu {
  room(view, offset, 16);
  if ((view.getUint8(offset + 13) | view.getUint16(offset + 14, true)) !== 0) refuse("padding");
  return {
    domainData: view.getBigUint64(offset, true),
    token: view.getUint32(offset + 8, true),
    reclaimed: view.getUint8(offset + 12),
  };
}

function checkHwpt({ domainData, token, reclaimed }: IommufdHwptLu): void {
  if (!isU64(domainData)) refuse("domain_data");
  if (!isU32(token)) refuse("token");
  if ((reclaimed & 0xff) !== reclaimed) refuse("reclaimed");
}

function writeHwpt(
  { domainData, token, reclaimed }: IommufdHwptLu,
  view: DataView,
  offset: number,
): void {
  view.setBigUint64(offset, domainData, true);
  view.setUint32(offset + 8, token, true);
  view.setUint32(offset + 12, reclaimed, true);
}

export function encodeHwpt(value: IommufdHwptLu, view: DataView, offset: number): void {
  room(view, offset, 16);
  checkHwpt(value);
  writeHwpt(value, view, offset);
}

export class HwptCursor {
  private readonly view: DataView;
  private at = 0;
  constructor(view: DataView) {
    this.view = view;
  }
  moveTo(offset: number): void {
    room(this.view, offset, 16);
    this.at = offset;
  }
  get domainDataLo(): number {
    return this.view.getUint32(this.at, true);
  }
  get domainDataHi(): number {
    return this.view.getUint32(this.at + 4, true);
  }
  get token(): number {
    return this.view.getUint32(this.at + 8, true);
  }
  get reclaimed(): number {
    return this.view.getUint8(this.at + 12);
  }
}

export function decodeMap(view: DataView, offset: number): IommuIoasMap {
  room(view, offset, 40);
  const flags = view.getUint32(offset + 4, true);
  if ((flags & ~7) !== 0) refuse("flags");
  if (view.getUint32(offset + 12, true) !== 0) refuse("reserved");
  return {
    size: view.getUint32(offset, true),
    flags,
    ioasId: view.getUint32(offset + 8, true),
    userVa: view.getBigUint64(offset + 16, true),
    length: view.getBigUint64(offset + 24, true),
    iova: view.getBigUint64(offset + 32, true),
  };
}

export function encodeMap(value: IommuIoasMap, view: DataView, offset: number): void {
  const { size, flags, ioasId, userVa, length, iova } = value;
  room(view, offset, 40);
  if (!isU32(size)) refuse("size");
  if ((flags & 7) !== flags) refuse("flags");
  if (!isU32(ioasId)) refuse("ioas_id");
  if (!isU64(userVa)) refuse("user_va");
  if (!isU64(length)) refuse("length");
  if (!isU64(iova)) refuse("iova");
  view.setUint32(offset, size, true);
  view.setUint32(offset + 4, flags, true);
  view.setUint32(offset + 8, ioasId, true);
  view.setUint32(offset + 12, 0, true);
  view.setBigUint64(offset + 16, userVa, true);
  view.setBigUint64(offset + 24, length, true);
  view.setBigUint64(offset + 32, iova, true);
}

export class MapCursor {
  private readonly view: DataView;
  private at = 0;
  constructor(view: DataView) {
    this.view = view;
  }
  moveTo(offset: number): void {
    room(this.view, offset, 40);
    this.at = offset;
  }
  get size(): number {
    return this.view.getUint32(this.at, true);
  }
  get flags(): number {
    return this.view.getUint32(this.at + 4, true);
  }
  get ioasId(): number {
    return this.view.getUint32(this.at + 8, true);
  }
  get userVaLo(): number {
    return this.view.getUint32(this.at + 16, true);
  }
  get userVaHi(): number {
    return this.view.getUint32(this.at + 20, true);
  }
  get lengthLo(): number {
    return this.view.getUint32(this.at + 24, true);
  }
  get lengthHi(): number {
    return this.view.getUint32(this.at + 28, true);
  }
  get iovaLo(): number {
    return this.view.getUint32(this.at + 32, true);
  }
  get iovaHi(): number {
    return this.view.getUint32(this.at + 36, true);
  }
}

export function decodeLu(view: DataView, offset: number): IommufdLu {
  room(view, offset, 8);
  if (view.getUint32(offset + 4, true) !== 0) refuse("reserved");
  const nrHwpts = view.getUint32(offset, true);
  if (nrHwpts > (view.byteLength - offset - 8) / 16) refuse("count");
  // oxlint-disable-next-line unicorn/no-new-array -- it is as long as it will be: growing costs
  const hwpts = new Array<IommufdHwptLu>(nrHwpts);
  for (let i = 0, at = offset + 8; i < nrHwpts; i++, at += 16) {
    if ((view.getUint8(at + 13) | view.getUint16(at + 14, true)) !== 0) refuse("padding");
    hwpts[i] = {
      domainData: view.getBigUint64(at, true),
      token: view.getUint32(at + 8, true),
      reclaimed: view.getUint8(at + 12),
    };
  }
  return { nrHwpts, hwpts };
}

export function encodeLu(value: IommufdLu, view: DataView, offset: number): void {
  const { nrHwpts, hwpts } = value;
  room(view, offset, 8 + hwpts.length * 16);
  if (nrHwpts !== hwpts.length) refuse("count");
  // Nothing is written unless all of it can be.
  for (let i = 0; i < hwpts.length; i++) checkHwpt(hwpts[i]!);
  view.setUint32(offset, nrHwpts, true);
  view.setUint32(offset + 4, 0, true);
  for (let i = 0; i < hwpts.length; i++) writeHwpt(hwpts[i]!, view, offset + 8 + i * 16);
}

/** Looks over a block of entries and copies it. */
export function copyLu(from: DataView, offset: number, to: DataView, at: number): number {
  room(from, offset, 8);
  if (from.getUint32(offset + 4, true) !== 0) refuse("reserved");
  const count = from.getUint32(offset, true);
  if (count > (from.byteLength - offset - 8) / 16) refuse("count");
  const size = 8 + count * 16;
  let all = 0;
  for (let word = offset + 20; word < offset + size; word += 16) all |= from.getInt32(word, true);
  if ((all & 0xffffff00) !== 0) refuse("padding");
  room(to, at, size);
  const source = new Uint8Array(from.buffer, from.byteOffset + offset, size);
  new Uint8Array(to.buffer, to.byteOffset + at, size).set(source);
  return size;
}

export class HwptColumns {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly token: Uint32Array;
  readonly reclaimed: Uint8Array;
  length = 0;
  constructor(capacity: number) {
    this.low = new Uint32Array(capacity);
    this.high = new Uint32Array(capacity);
    this.token = new Uint32Array(capacity);
    this.reclaimed = new Uint8Array(capacity);
  }
  decode(view: DataView, offset: number, count: number, end: number = view.byteLength): void {
    if (!(offset >= 0 && end <= view.byteLength)) refuse("too short");
    if (!Number.isInteger(count) || count < 0 || count > this.low.length) refuse("count");
    if (count * 16 > end - offset) refuse("count");
    const { low, high, token, reclaimed } = this;
    let wrong = 0;
    for (let i = 0, at = offset + 12; i < count; i++, at += 16) wrong |= view.getInt32(at, true);
    if ((wrong & 0xffffff00) !== 0) refuse("padding");
    for (let i = 0, at = offset; i < count; i++, at += 16) {
      low[i] = view.getUint32(at, true);
      high[i] = view.getUint32(at + 4, true);
      token[i] = view.getUint32(at + 8, true);
      reclaimed[i] = view.getUint8(at + 12);
    }
    this.length = count;
  }
  encode(view: DataView, offset: number): void {
    const { low, high, token, reclaimed, length } = this;
    if (!Number.isInteger(length) || length < 0 || length > low.length) refuse("count");
    room(view, offset, length * 16);
    for (let i = 0, at = offset; i < length; i++, at += 16) {
      view.setUint32(at, low[i]!, true);
      view.setUint32(at + 4, high[i]!, true);
      view.setUint32(at + 8, token[i]!, true);
      view.setUint32(at + 12, reclaimed[i]!, true);
    }
  }
}
