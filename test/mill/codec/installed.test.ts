// The codecs of installed headers: a strict compiler takes them, and what they decode is what
// binary-parser reads by its own description, and encodes to the same bytes. A third of the headers,
// which the seed chooses; all of them in a soak.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { sourcesOfHeaders } from "../../../generator/cli/codec-sources.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { printFiles } from "../../../generator/write/codec/index.ts";
import { scratch } from "../../scratch.ts";
import { root } from "./contracts.ts";
import { bundled, complaints } from "./user-project.ts";

const sysroot = "/";
const folder = join(sysroot, "usr/include/linux");
const target = targetNamed("x86_64")!;

function headersBelow(path: string): readonly string[] {
  try {
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".h"))
      .map((name) => join(path, name));
  } catch {
    return [];
  }
}

type Decode = (view: DataView) => unknown;
type Encode = (value: unknown) => DataView;
type Witness = (bytes: Uint8Array) => unknown;

/** A record's functions; `sizes` are those of its module's constants, by the name of the type. */
interface Swept {
  readonly title: string;
  readonly size: number;
  readonly decode: Decode;
  readonly encode: Encode;
  readonly witness: Witness;
}

type Module = Readonly<Record<string, unknown>>;

const plain = (name: string): string => name.replaceAll("_", "").toLowerCase();

function sweptOf(path: string, codec: Module, witness: Module): readonly Swept[] {
  const sizes = new Map<string, number | undefined>();
  for (const [name, value] of Object.entries(codec)) {
    const type = name.endsWith("_SIZE") ? plain(name.slice(0, -"_SIZE".length)) : undefined;
    // `shminfo` and `shm_info` are left to others: which constant is whose, the names do not say.
    if (type !== undefined) sizes.set(type, sizes.has(type) ? undefined : (value as number));
  }
  return Object.keys(codec).flatMap((name) => {
    const type = /^decode(\w+)$/.exec(name)?.[1];
    const size = type === undefined ? undefined : sizes.get(plain(type));
    if (type === undefined || size === undefined) return [];
    const [decode, encode] = [`decode${type}`, `encode${type}`].map((one) => codec[one]);
    return {
      title: `${path} ${type}`,
      size,
      decode: decode as Decode,
      encode: encode as Encode,
      witness: witness[`witness${type}`] as Witness,
    };
  });
}

/** What is wrong with a record's functions on bytes they take; undefined too where they do not. */
function wrong({ title, decode, encode, witness }: Swept, bytes: Uint8Array): string | undefined {
  let value: unknown;
  try {
    value = decode(new DataView(bytes.buffer));
  } catch (error) {
    return (error as Error).name === "WireError" ? undefined : `${title}: ${String(error)}`;
  }
  const again = new Uint8Array(encode(value).buffer);
  if (Buffer.compare(again, bytes) !== 0) return `${title}: other bytes came back`;
  if (isDeepStrictEqual(witness(bytes), value)) return undefined;
  return `${title}: binary-parser reads something else`;
}

/** Tries a record, each of other bytes of a pool that has as many to spare. */
const [tries, spare] = [8, 1 << 16];

/** Random bytes, most of them zero: reserved ones and padding refuse all others. */
function poolOf(seed: number, longest: number): Uint8Array {
  const length = longest + spare;
  const bytes = fc.uint8Array({ minLength: length, maxLength: length });
  const [values, masks] = fc.sample(bytes, { seed, numRuns: 2 }) as [Uint8Array, Uint8Array];
  return values.map((value, at) => (masks[at]! < 180 ? 0 : value));
}

const seed = Number(process.env["HOLEPROOF_SEED"] ?? 1);
const share = process.env["HOLEPROOF_SOAK"] === undefined ? 3 : 1;

it("codecs of installed headers compile, and are of one mind with binary-parser", async (context) => {
  const headers = headersBelow(folder);
  if (headers.length === 0) {
    console.warn(`SKIPPED: no headers are installed in ${folder}`);
    return context.skip();
  }
  const drawn = headers.filter((_, at) => at % share === seed % share);
  const inputs = drawn.map((path) => ({ path, bytes: readFileSync(path) }));
  const { sources } = await sourcesOfHeaders(inputs, [], target, { sysroot });
  const layOut = async (text: string): Promise<string> => text;
  const wire = "holeproof/wire";
  const files = await printFiles(sources, { wire, target, witness: true, layOut });
  const out = scratch();
  for (const { path, text } of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  expect(complaints(files.map(({ path }) => join(out, path)))).toEqual([]);

  const modules = files
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".witness.ts"))
    .map((path) => path.replace(".witness.ts", ""));
  const entry = modules.map(
    (path) =>
      `[${JSON.stringify(path)}, ` +
      `await import("./${path}.ts"), await import("./${path}.witness.ts")]`,
  );
  const text = await bundled(`export const all = [${entry.join(",\n")}];`, out, {
    alias: {
      [wire]: join(root, "src/runtime/wire/index.ts"),
      "binary-parser": join(root, "node_modules/binary-parser/dist/esm/binary_parser.mjs"),
    },
    platform: "node",
    target: "node20",
  });
  const bundle = join(out, "all.mjs");
  writeFileSync(bundle, text);
  const { all } = (await import(pathToFileURL(bundle).href)) as {
    readonly all: readonly (readonly [string, Module, Module])[];
  };
  const swept = all.flatMap(([path, codec, witness]) => sweptOf(path, codec, witness));
  expect(swept.length).toBeGreaterThan(1000 / share);
  const pool = poolOf(seed, Math.max(...swept.map(({ size }) => size)));
  const found = swept.flatMap((one, at) => {
    const starts = Array.from({ length: tries }, (_, turn) => (at * 977 + turn * 4099) % spare);
    const samples = starts.map((start) => pool.slice(start, start + one.size));
    return [new Uint8Array(one.size), ...samples].flatMap((bytes) => wrong(one, bytes) ?? []);
  });
  expect(found, `HOLEPROOF_SEED=${seed}`).toEqual([]);
});
