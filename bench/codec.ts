// Generated codecs against hand-written twins and binary-parser, form by form.
import * as lu from "../src/generated/kho/iommufd/reviewed.ts";
import * as luWitness from "../src/generated/kho/iommufd/reviewed.witness.ts";
import * as map from "../src/generated/uapi/iommufd/ioas.ts";
import * as mapWitness from "../src/generated/uapi/iommufd/ioas.witness.ts";
import * as bind from "../src/generated/uapi/vfio/reviewed.ts";
import * as bindWitness from "../src/generated/uapi/vfio/reviewed.witness.ts";
import * as hand from "./codec-hand.ts";
import { loopOf } from "./loop.ts";
import { printRace, race, type Rival } from "./race.ts";

/** Records in a block: more than a branch predictor learns by heart, few enough for the cache. */
const many = 256;
const seed = 0x9e3779b9;

/** Numbers below 2^32, the same in every run. */
function numbers(): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

const next = numbers();
const wide = (): bigint => (BigInt(next()) << 32n) | BigInt(next());

/** Forms of one record under test; every function takes (view, offset). */
interface Forms<T> {
  readonly size: number;
  readonly value: () => T;
  readonly decode: (view: DataView, offset: number) => T;
  readonly encode: (value: T, view: DataView, offset: number) => unknown;
}

function decodeLoop<T>(view: DataView, size: number, decode: Forms<T>["decode"]): Rival["run"] {
  const body = `
    let last;
    for (let i = 0; i < times; i++) last = decode(view, (i & ${many - 1}) * size);
    return last;`;
  return loopOf(["view", "size", "decode"], body, view, size, decode);
}

function encodeLoop<T>(
  values: readonly T[],
  size: number,
  encode: Forms<T>["encode"],
): Rival["run"] {
  const view = new DataView(new ArrayBuffer(size * many));
  const body = `
    for (let i = 0; i < times; i++)
      encode(values[i & ${many - 1}], view, (i & ${many - 1}) * size);
    return view.getUint8(0);`;
  return loopOf(["values", "view", "size", "encode"], body, values, view, size, encode);
}

/**
 * A cursor moved over every record, all its members read and laid over each other: bits stay 32-bit
 * words, where a sum turns into a float for some orders of members and costs more than the reads.
 */
function cursorLoop(
  cursor: { moveTo(offset: number): unknown },
  size: number,
  members: readonly string[],
): Rival["run"] {
  const all = members.map((member) => `cursor.${member}`).join(" ^ ");
  const body = `
    let bits = 0;
    for (let i = 0; i < times; i++) {
      cursor.moveTo((i & ${many - 1}) * size);
      bits ^= ${all};
    }
    return bits;`;
  return loopOf(["cursor", "size"], body, cursor, size);
}

interface Contest<T> extends Forms<T> {
  readonly title: string;
  readonly hand: Pick<Forms<T>, "decode" | "encode">;
  readonly witness: (bytes: Uint8Array) => T;
  readonly cursors: readonly [
    generated: { moveTo(offset: number): unknown },
    hand: { moveTo(offset: number): unknown },
    members: readonly string[],
  ];
}

function contest<T>(make: (view: DataView) => Contest<T>): void {
  const probe = make(new DataView(new ArrayBuffer(1 << 16)));
  const { size, title } = probe;
  const values = Array.from({ length: many }, probe.value);
  const view = new DataView(new ArrayBuffer(size * many));
  const forms = make(view);
  for (const [index, value] of values.entries()) forms.encode(value, view, index * size);
  const pieces = values.map((_, index) => new Uint8Array(view.buffer, index * size, size));
  const witness = (_: DataView, offset: number): T => forms.witness(pieces[offset / size]!);
  printRace(
    `${title}: checked decode to an object`,
    race([
      { name: "hand-written", run: decodeLoop(view, size, forms.hand.decode) },
      { name: "generated", run: decodeLoop(view, size, forms.decode) },
      { name: "binary-parser (unchecked)", run: decodeLoop(view, size, witness) },
    ]),
  );
  printRace(
    `${title}: checked encode in place`,
    race([
      { name: "hand-written", run: encodeLoop(values, size, forms.hand.encode) },
      { name: "generated", run: encodeLoop(values, size, forms.encode) },
    ]),
  );
  const [generated, byHand, members] = forms.cursors;
  printRace(
    `${title}: cursor, every member as words`,
    race([
      { name: "hand-written", run: cursorLoop(byHand, size, members) },
      { name: "generated", run: cursorLoop(generated, size, members) },
    ]),
  );
}

/** Every codec race; prints its tables. */
export async function codec(): Promise<void> {
  contest((view) => ({
    title: "vfio_device_iommu_bind_data, 24 bytes",
    size: bind.VFIO_DEVICE_IOMMU_BIND_DATA_SIZE,
    value: () => ({ argsz: 24, flags: 0, iommuFd: next() & 0xff, devCookie: wide() }),
    decode: bind.decodeVfioDeviceIommuBindData,
    encode: bind.encodeVfioDeviceIommuBindData,
    hand: { decode: hand.decodeBind, encode: hand.encodeBind },
    witness: bindWitness.witnessVfioDeviceIommuBindData,
    cursors: [
      new bind.VfioDeviceIommuBindDataCursor(view),
      new hand.BindCursor(view),
      ["argsz", "flags", "iommuFd", "devCookieLo", "devCookieHi"],
    ],
  }));
  contest((view) => ({
    title: "iommufd_hwpt_lu, 16 bytes",
    size: lu.IOMMUFD_HWPT_LU_SIZE,
    value: hwpt,
    decode: lu.decodeIommufdHwptLu,
    encode: lu.encodeIommufdHwptLu,
    hand: { decode: hand.decodeHwpt, encode: hand.encodeHwpt },
    witness: luWitness.witnessIommufdHwptLu,
    cursors: [
      new lu.IommufdHwptLuCursor(view),
      new hand.HwptCursor(view),
      ["domainDataLo", "domainDataHi", "token", "reclaimed"],
    ],
  }));
  contest((view) => ({
    title: "iommu_ioas_map, 40 bytes",
    size: map.IOMMU_IOAS_MAP_SIZE,
    value: () => ({
      size: 40,
      flags: next() & 7,
      ioasId: next(),
      userVa: wide(),
      length: wide(),
      iova: wide(),
    }),
    decode: map.decodeIommuIoasMap,
    encode: map.encodeIommuIoasMap,
    hand: { decode: hand.decodeMap, encode: hand.encodeMap },
    witness: mapWitness.witnessIommuIoasMap,
    cursors: [
      new map.IommuIoasMapCursor(view),
      new hand.MapCursor(view),
      "size flags ioasId userVaLo userVaHi lengthLo lengthHi iovaLo iovaHi".split(" "),
    ],
  }));
}

/** One entry: an address below 2^46, a token, a flag. */
function hwpt(): lu.IommufdHwptLu {
  return { domainData: wide() >> 18n, token: next(), reclaimed: next() & 1 };
}
