// Generated codecs against other libraries that read C structs: `npm run bench:peers`.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import * as lu from "../src/generated/kho/iommufd/reviewed.ts";
import * as luWitness from "../src/generated/kho/iommufd/reviewed.witness.ts";
import * as map from "../src/generated/uapi/iommufd/ioas.ts";
import * as mapWitness from "../src/generated/uapi/iommufd/ioas.witness.ts";
import * as bind from "../src/generated/uapi/vfio/reviewed.ts";
import * as bindWitness from "../src/generated/uapi/vfio/reviewed.witness.ts";
import { loopOf } from "./loop.ts";
import { printRace, race, type Rival } from "./race.ts";

/** Records in the bytes every rival goes over, one after the other. */
const many = 64;

/** Members in order: name, bytes, and whether it is signed; one without a name is skipped. */
type Field = readonly [name: string, size: 1 | 4 | 8, signed?: boolean];

interface Subject {
  readonly title: string;
  readonly size: number;
  readonly fields: readonly Field[];
  readonly view: DataView;
  readonly value: Readonly<Record<string, number | bigint>>;
  readonly cursor: object;
  /** Reads by cursor go by words where the member has 64 bits. */
  readonly words: readonly string[];
  readonly decode: (view: DataView, offset: number) => unknown;
  readonly encode: (value: never, view: DataView, offset: number) => unknown;
  readonly witness: (bytes: Uint8Array) => unknown;
}

/** What a peer needs to be told once, and how it reads and writes all members. */
interface Peer {
  readonly name: string;
  readonly read: Rival["run"];
  readonly write?: Rival["run"];
}

// The peers have no types worth having here: they are called as their documentation says.
type Loose = (...given: readonly unknown[]) => never;
type Library = Readonly<Record<string, Loose & (new (...given: readonly unknown[]) => never)>>;

const folder = fileURLToPath(new URL("../../bench/peers/", import.meta.url));

const sumOf = (object: string, keys: readonly string[]): string =>
  keys.map((key) => `Number(${object}.${key})`).join(" + ");

const named = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap(([name]) => (name === "" ? [] : [name]));

/** Loops over objects whose members are places in the bytes. */
function inPlace(
  records: readonly object[],
  fields: readonly Field[],
  value: Subject["value"],
): Pick<Peer, "read" | "write"> {
  const keys = named(fields);
  const sets = keys.map((key) => `record.${key} = value.${key};`).join(" ");
  const loop = (body: string): string =>
    `let sum = 0;
     for (let i = 0; i < times; i++) { const record = records[i & ${many - 1}]; ${body} }
     return sum;`;
  return {
    read: loopOf(["records"], loop(`sum += ${sumOf("record", keys)};`), records),
    write: loopOf(["records", "value"], loop(sets), records, value),
  };
}

function typedStruct({ fields, size, value, view }: Subject, library: Library): Peer {
  let struct = new library["Struct"]!("Record") as never as Record<string, Loose>;
  for (const [name, bytes, signed] of fields) {
    const method = bytes === 1 ? "UInt8" : `${bytes === 8 ? "Big" : ""}${signed ? "" : "U"}Int`;
    const whole = bytes === 1 ? method : `${method}${bytes * 8}LE`;
    struct = name === "" ? struct["seek"]!(bytes) : struct[whole]!(name);
  }
  const Record_ = struct["compile"]!() as never as new (buffer: Buffer) => object;
  const bytes = Buffer.from(view.buffer);
  const records = Array.from(
    { length: many },
    (_, at) => new Record_(bytes.subarray(at * size, (at + 1) * size)),
  );
  return {
    name: "typed-struct 2.7.3",
    ...inPlace(records, fields, value),
  };
}

function bufferBacked({ fields, value, view }: Subject, library: Library): Peer {
  const types: Record<string, unknown> = {};
  for (const [at, [name, bytes, signed]] of fields.entries()) {
    const kind = `${bytes === 8 ? "Big" : ""}${signed === true ? "Int" : "Uint"}${bytes * 8}`;
    types[name === "" ? `reserved${at}` : name] = library[kind]!({ endianness: "little" });
  }
  const records = library["ArrayOfBufferBackedObjects"]!(view.buffer, types);
  return {
    name: "buffer-backed-object 1.0.1",
    ...inPlace(records, fields, value),
  };
}

/** Each record's own bytes. */
function piecesOf(view: DataView, size: number): readonly Uint8Array[] {
  return Array.from({ length: many }, (_, at) => new Uint8Array(view.buffer, at * size, size));
}

/** It has no 64-bit integer: a pair of words stands for one. */
function restructure({ fields, view, value, size }: Subject, library: Library): Peer {
  const types: Record<string, unknown> = {};
  const pairs: Record<string, unknown> = {};
  for (const [at, [name, bytes, signed]] of fields.entries()) {
    const word = library[bytes === 1 ? "uint8" : signed === true ? "int32le" : "uint32le"];
    if (bytes === 8) {
      types[`${name}Lo`] = types[`${name}Hi`] = word;
      pairs[`${name}Lo`] = pairs[`${name}Hi`] = Number(BigInt(value[name] ?? 0) & 0xffffffffn);
    } else if (name === "") types[`reserved${at}`] = new library["Reserved"]!(word, 1);
    else [types[name], pairs[name]] = [word, value[name]];
  }
  const struct = new library["Struct"]!(types);
  const pieces = piecesOf(view, size);
  return {
    name: "restructure 3.0.2 (no 64 bits)",
    read: loopOf(
      ["struct", "pieces"],
      `let last;
       for (let i = 0; i < times; i++) last = struct.fromBuffer(pieces[i & ${many - 1}]);
       return last;`,
      struct,
      pieces,
    ),
    write: loopOf(
      ["struct", "value"],
      "let last; for (let i = 0; i < times; i++) last = struct.toBuffer(value); return last;",
      struct,
      pairs,
    ),
  };
}

function contest(subject: Subject, peers: readonly Peer[]): void {
  const { title, size, view, value, cursor, words, decode, encode, witness } = subject;
  const pieces = piecesOf(view, size);
  const place = `(i & ${many - 1}) * ${size}`;
  printRace(
    `${title}: every member read`,
    race([
      {
        name: "generated: cursor",
        run: loopOf(
          ["cursor"],
          `let bits = 0; for (let i = 0; i < times; i++) {
             cursor.moveTo(${place});
             bits ^= ${words.map((word) => `cursor.${word}`).join(" ^ ")};
           } return bits;`,
          cursor,
        ),
      },
      {
        name: "generated: checked decode",
        run: loopOf(
          ["decode", "view"],
          `let last; for (let i = 0; i < times; i++) last = decode(view, ${place}); return last;`,
          decode,
          view,
        ),
      },
      {
        name: "binary-parser 2.3.0",
        run: loopOf(
          ["parse", "pieces"],
          `let last;
           for (let i = 0; i < times; i++) last = parse(pieces[i & ${many - 1}]);
           return last;`,
          witness,
          pieces,
        ),
      },
      ...peers.map(({ name, read }) => ({ name, run: read })),
    ]),
  );
  printRace(
    `${title}: every member written (peers check nothing)`,
    race([
      {
        name: "generated: checked encode",
        run: loopOf(
          ["encode", "value", "view"],
          `for (let i = 0; i < times; i++) encode(value, view, ${place}); return view;`,
          encode,
          value,
          view,
        ),
      },
      ...peers.flatMap(({ name, write }) => (write === undefined ? [] : [{ name, run: write }])),
    ]),
  );
}

function filled(size: number, encode: (view: DataView, at: number) => unknown): DataView {
  const view = new DataView(new ArrayBuffer(size * many));
  for (let at = 0; at < many; at++) encode(view, at * size);
  return view;
}

function subjects(): readonly Subject[] {
  const bindValue = { argsz: 24, flags: 0, iommuFd: 5, devCookie: 0x1234_5678_9abc_def0n };
  const bindView = filled(24, (view, at) =>
    bind.encodeVfioDeviceIommuBindData(bindValue, view, at),
  );
  const hwptValue = { domainData: 0x1234_5678_9000n, token: 7, reclaimed: 1 };
  const hwptView = filled(16, (view, at) => lu.encodeIommufdHwptLu(hwptValue, view, at));
  const mapValue = { size: 40, flags: 7, ioasId: 1, userVa: 1n << 40n, length: 4096n, iova: 0n };
  const mapView = filled(40, (view, at) => map.encodeIommuIoasMap(mapValue, view, at));
  return [
    {
      title: "vfio_device_iommu_bind_data, 24 bytes",
      size: 24,
      fields: [
        ["argsz", 4],
        ["flags", 4],
        ["iommuFd", 4, true],
        ["", 4],
        ["devCookie", 8],
      ],
      view: bindView,
      value: bindValue,
      cursor: new bind.VfioDeviceIommuBindDataCursor(bindView),
      words: ["argsz", "flags", "iommuFd", "devCookieLo", "devCookieHi"],
      decode: bind.decodeVfioDeviceIommuBindData,
      encode: bind.encodeVfioDeviceIommuBindData,
      witness: bindWitness.witnessVfioDeviceIommuBindData,
    },
    {
      title: "iommufd_hwpt_lu, 16 bytes",
      size: 16,
      fields: [
        ["domainData", 8],
        ["token", 4],
        ["reclaimed", 1],
        ["", 1],
        ["", 1],
        ["", 1],
      ],
      view: hwptView,
      value: hwptValue,
      cursor: new lu.IommufdHwptLuCursor(hwptView),
      words: ["domainDataLo", "domainDataHi", "token", "reclaimed"],
      decode: lu.decodeIommufdHwptLu,
      encode: lu.encodeIommufdHwptLu,
      witness: luWitness.witnessIommufdHwptLu,
    },
    {
      title: "iommu_ioas_map, 40 bytes",
      size: 40,
      fields: [
        ["size", 4],
        ["flags", 4],
        ["ioasId", 4],
        ["", 4],
        ["userVa", 8],
        ["length", 8],
        ["iova", 8],
      ],
      view: mapView,
      value: mapValue,
      cursor: new map.IommuIoasMapCursor(mapView),
      words: "size flags ioasId userVaLo userVaHi lengthLo lengthHi iovaLo iovaHi".split(" "),
      decode: map.decodeIommuIoasMap,
      encode: map.encodeIommuIoasMap,
      witness: mapWitness.witnessIommuIoasMap,
    },
  ];
}

/** Every race against peers; says what to do when they are not installed. */
export async function peers(): Promise<void> {
  if (!existsSync(`${folder}node_modules`)) {
    console.log("\nSKIPPED: peers: they are not installed; 'npm run bench:peers' does that");
    return;
  }
  const require = createRequire(folder);
  const typed = require("typed-struct") as Library;
  const backed = require("buffer-backed-object") as Library;
  const restruct = require("restructure") as Library;
  for (const subject of subjects())
    contest(subject, [
      typedStruct(subject, typed),
      bufferBacked(subject, backed),
      restructure(subject, restruct),
    ]);
}
