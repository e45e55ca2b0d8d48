// Which names a generated module takes from elsewhere.
import type { CRecord } from "../../model/index.ts";
import { pascalCase } from "./names.ts";
import type { Plan } from "./plan.ts";
import type { CodecSource } from "./print.ts";
import { parserName } from "./witness.ts";

/** Every name of the wire room that generated code may call. */
const wireNames: readonly string[] = [
  "readBits",
  "readBytes",
  "readCount",
  "readS16s",
  "readS32s",
  "readS64s",
  "readS8s",
  "readSignedBits",
  "readText",
  "readU16s",
  "readU32s",
  "readU64s",
  "readWideBits",
  "requireArray",
  "requireBool",
  "requireBoolean",
  "requireCount",
  "requireCounted",
  "requireFlags",
  "requireFlags64",
  "requireIndex",
  "requireLength",
  "requireRange",
  "requireRoom",
  "requireSigned",
  "requireString",
  "requireText",
  "requireU32",
  "requireU64",
  "requireUnsigned",
  "requireZero",
  "requireZeroBits",
  "within",
  "writeBits",
  "writeBytes",
  "writeS16s",
  "writeS32s",
  "writeS64s",
  "writeS8s",
  "writeText",
  "writeU16s",
  "writeU32s",
  "writeU64s",
  "writeWideBits",
  "writeZero",
];

/** The import of what `text` calls from the wire room. `wire` is relative to the output folder. */
export function wireUsed(text: string, module: string, wire: string): string {
  const used = wireNames.filter((name) => new RegExp(`\\b${name}\\(`).test(text));
  if (used.length === 0) return "";
  const up = "../".repeat(module.split("/").length - 1);
  const from = wire.startsWith(".") && up !== "" ? up + wire.replace(/^\.\//, "") : wire;
  return `import { ${used.join(", ")} } from "${from}";`;
}

/** The imports of what `text` uses from the modules of records declared in other files. */
export function modulesUsed(
  text: string,
  source: CodecSource,
  plans: readonly Plan[],
  moduleOf: ReadonlyMap<string, string>,
  form: "codec" | "witness" = "codec",
): readonly string[] {
  const foreign = new Map<string, Set<string>>();
  for (const plan of plans)
    for (const { slot } of plan.fields) {
      const record = slot.inner?.record;
      if (record === undefined || record.name === "" || record.span.file === source.path) continue;
      const module = moduleOf.get(record.span.file);
      if (module === undefined) continue;
      const names = foreign.get(module) ?? new Set<string>();
      for (const name of form === "codec" ? codecNames(record, text) : [parserName(record.name)])
        names.add(name);
      foreign.set(module, names);
    }
  return [...foreign].map(([module, names]) => {
    const file = form === "codec" ? module : module.replace(/\.ts$/, ".witness.ts");
    return `import { ${[...names].sort().join(", ")} } from "${relative(source.module, file)}";`;
  });
}

function codecNames(record: CRecord, text: string): readonly string[] {
  const type = pascalCase(record.name);
  const functions = [`check${type}Bytes`, `check${type}Value`, `read${type}`, `write${type}`];
  return [...functions.filter((name) => new RegExp(`\\b${name}\\(`).test(text)), `type ${type}`];
}

/** The path of `to` as an import in `from`; both are below the output folder. */
export function relative(from: string, to: string): string {
  const here = from.split("/").slice(0, -1);
  const there = to.split("/");
  while (here.length > 0 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return here.length === 0
    ? `./${there.join("/")}`
    : `${"../".repeat(here.length)}${there.join("/")}`;
}
