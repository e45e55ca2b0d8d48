// Every declared record beside its generated module and its witness, for tests that sweep them all.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Layout, layoutOf } from "../../../generator/layout/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";
import { type Declaration, readDeclarations } from "../../../generator/read/decl/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));

/** A decoded record, as every generated module gives it. */
export type Value = Readonly<Record<string, unknown>>;

/** The forms of one record, whatever its name. */
export interface Forms {
  readonly size: number;
  readonly offsets: Readonly<Record<string, number>>;
  readonly check: (view: DataView, offset?: number, end?: number) => void;
  readonly decode: (view: DataView, offset?: number, end?: number) => Value;
  readonly encode: (value: Value, view?: DataView, offset?: number) => DataView;
  readonly witness: (bytes: Uint8Array) => Value;
  readonly Cursor: new (view: DataView, offset?: number) => Record<string, unknown>;
  /** Of a record that comes in arrays. */
  readonly array?: ArrayForms;
}

/** The forms of many records one behind the other. */
export interface ArrayForms {
  readonly check: (view: DataView, offset: number, count: number, end?: number) => void;
  readonly copy: (
    from: DataView,
    offset: number,
    count: number,
    to: DataView,
    at?: number,
    end?: number,
  ) => number;
  /** Of a record whose members are plain numbers. */
  readonly Columns?: new (capacity: number) => Columns;
}

export interface Columns {
  readonly capacity: number;
  length: number;
  decode: (view: DataView, offset: number, count: number, end?: number) => Columns;
  encode: (view: DataView, offset?: number) => number;
}

export interface Case {
  /** `kho/iommufd/posted.ts iommufd_lu`. */
  readonly title: string;
  readonly file: string;
  readonly record: CRecord;
  readonly layout: Layout;
  readonly forms: Forms;
}

/** The declarations under abi/, as the generate command sees them. */
export function abiSources(): readonly { path: string; text: string }[] {
  return readdirSync(join(root, "abi"), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts") && !path.endsWith("vocabulary.ts"))
    .sort()
    .map((path) => ({ path: `abi/${path}`, text: readFileSync(join(root, "abi", path), "utf8") }));
}

export const pascal = (name: string): string =>
  name.replace(/(?:^|_+)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

async function formsOf(file: string, name: string): Promise<Forms> {
  const path = `../../../src/generated/${file.replace(/^abi\//, "")}`;
  const codec = (await import(path)) as Record<string, never>;
  const witness = (await import(path.replace(/\.ts$/, ".witness.ts"))) as Record<string, never>;
  const type = pascal(name);
  const constant = name.toUpperCase();
  const forms = {
    size: codec[`${constant}_SIZE`],
    // A record of bit-fields alone has no member with an offset.
    offsets: codec[`${constant}_OFFSET`] ?? {},
    check: codec[`check${type}Bytes`],
    decode: codec[`decode${type}`],
    encode: codec[`encode${type}`],
    witness: witness[`witness${type}`],
    Cursor: codec[`${type}Cursor`],
  } as unknown as Forms;
  for (const [key, form] of Object.entries(forms))
    if (form === undefined) throw new Error(`${file} has no ${key} of ${name}`);
  const check = codec[`check${type}Array`] as unknown as ArrayForms["check"] | undefined;
  if (check === undefined) return forms;
  const copy = codec[`copy${type}Array`] as unknown as ArrayForms["copy"];
  const Columns = codec[`${type}Columns`] as unknown as ArrayForms["Columns"];
  return { ...forms, array: { check, copy, ...(Columns === undefined ? {} : { Columns }) } };
}

const reading = readDeclarations(abiSources());
const { findings } = reading;
/** Every contract file, as read. */
export const declarations: readonly Declaration[] = reading.declarations;
if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join("\n"));

export const x86: NonNullable<ReturnType<typeof targetNamed>> = targetNamed("x86_64")!;

/** Every record of every contract. */
export const cases: readonly Case[] = await Promise.all(
  declarations.flatMap(({ path, unit }) =>
    unit.records.map(async (record) => ({
      title: `${path.replace(/^abi\//, "")} ${record.name}`,
      file: path,
      record,
      layout: layoutOf(record, x86),
      forms: await formsOf(path, record.name),
    })),
  ),
);

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
