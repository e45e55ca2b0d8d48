// Which names a generated module takes from elsewhere.
import { type Layout, layoutOf } from "../../layout/index.ts";
import type { CRecord } from "../../model/index.ts";
import { knownValues, unionName } from "./expression.ts";
import { typeName } from "./names.ts";
import { everyField, type Plan, planOf } from "./plan.ts";
import type { CodecSource, Surroundings } from "./print.ts";
import { parserName } from "./witness.ts";

/** Every name of the wire room that generated code may call. */
const wireNames: readonly string[] = [
  "blocks",
  "copyBytes",
  "extend",
  "links",
  "readBits",
  "readBitsBig",
  "readBytes",
  "readCount",
  "readS16s",
  "readS32s",
  "readS64s",
  "readS8s",
  "readSignedBits",
  "readSignedBitsBig",
  "readText",
  "readU16s",
  "readU32s",
  "readU64s",
  "readWideBits",
  "readWideBitsBig",
  "refuseArm",
  "requireArray",
  "requireBool",
  "requireBoolean",
  "requireBooleans",
  "requireBools",
  "requireCapacity",
  "requireCount",
  "requireCounted",
  "requireEvery",
  "requireFlags",
  "requireFlags64",
  "requireIndex",
  "requireLength",
  "requireNumber",
  "requirePlaced",
  "requireRange",
  "requireRoom",
  "requireSigned",
  "requireString",
  "requireText",
  "requireU32",
  "requireU64",
  "requireUnsigned",
  "requireValue",
  "requireWhole",
  "requireWholeOrTail",
  "requireZero",
  "requireZeroBits",
  "requireZeroBitsBig",
  "resize",
  "within",
  "withinElement",
  "writeBits",
  "writeBitsBig",
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
  "writeWideBitsBig",
  "writeZero",
];

/** Before a name that is called: a member may have the same one. */
const called = "(?<!\\.|\\b[gs]et )";

/** The import of what `text` calls from the wire room. */
export function wireUsed(text: string, module: string, around: Surroundings): string {
  const code = text.replace(/\/\*\*[^]*?\*\/|^[ \t]*\/\/.*$/gm, "");
  const used = wireNames.filter((name) => new RegExp(`${called}\\b${name}\\(`).test(code));
  if (used.includes("blocks")) used.unshift("type Block", "type Located");
  if (used.length === 0) return "";
  const { wire } = around;
  const up = "../".repeat(module.split("/").length - 1);
  const from = wire.startsWith(".") && up !== "" ? up + wire.replace(/^\.\//, "") : wire;
  return `import { ${used.join(", ")} } from "${from}";`;
}

/** The imports of what `text` uses from the modules of records declared in other files. */
export function modulesUsed(
  text: string,
  source: CodecSource,
  plans: readonly Plan[],
  around: Surroundings,
  form: "codec" | "witness" = "codec",
): readonly string[] {
  const foreign = new Map<string, Set<string>>();
  for (const record of recordsIn(plans)) {
    if (record.name === "" || record.span.file === source.path) continue;
    const module = around.moduleOf.get(record.span.file);
    if (module === undefined) continue;
    const names = foreign.get(module) ?? new Set<string>();
    const all = form === "codec" ? codecNames(record, around) : [parserName(record)];
    for (const name of all) if (new RegExp(`\\b${bare(name)}\\b`).test(text)) names.add(name);
    foreign.set(module, names);
  }
  return [...foreign].flatMap(([module, names]) => {
    const file = form === "codec" ? module : module.replace(/\.ts$/, ".witness.ts");
    const from = importPath(relative(source.module, file), around);
    return names.size === 0 ? [] : [`import { ${[...names].sort().join(", ")} } from "${from}";`];
  });
}

const bare = (name: string): string => name.replace(/^type /, "");

/** An import of a generated file, spelt as the tools of its readers want it. */
export function importPath(path: string, { extension }: Surroundings): string {
  return path.replace(/\.ts$/, extension);
}

/** Every record that some record of the plans contains, at any depth. */
function recordsIn(plans: readonly Plan[]): ReadonlySet<CRecord> {
  const found = new Set<CRecord>();
  const visit = (layout: Layout): void => {
    if (found.has(layout.record)) return;
    found.add(layout.record);
    for (const { inner } of layout.slots) if (inner !== undefined) visit(inner);
  };
  for (const { layout } of plans) for (const { inner } of layout.slots) if (inner) visit(inner);
  return found;
}

/** What the module of a record exports that the code of other modules may use. */
function codecNames(record: CRecord, { target }: Surroundings): readonly string[] {
  const type = typeName(record);
  const plan = planOf(layoutOf(record, target));
  const helpers: string[] = [];
  for (const field of everyField(plan)) {
    const values = knownValues(plan, field);
    if (values !== undefined) helpers.push(values.name);
  }
  for (const field of plan.fields) {
    const union = unionName(plan, field);
    if (field.shape.kind === "union") helpers.push(`check${union}Bytes`, `check${union}Value`);
  }
  return [
    `check${type}Array`,
    `check${type}Bytes`,
    `check${type}Value`,
    `read${type}`,
    `write${type}`,
    ...helpers,
    `type ${type}`,
  ];
}

/** The path of `to` as an import in `from`; both are below the output folder. */
function relative(from: string, to: string): string {
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
