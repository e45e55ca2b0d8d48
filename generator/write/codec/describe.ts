// The same contracts as data, for tools: what a debugger, a tracer or a page of documentation asks.
import { type LayoutGroup, groupLayouts, layoutOf, placed } from "../../layout/index.ts";
import { type CRecord, type IoctlUse, type Member, titleOf } from "../../model/index.ts";
import { type Target, targets } from "../../targets/index.ts";
import { knownValues } from "./expression.ts";
import { ioctlNumber } from "./ioctl.ts";
import { constantName } from "./names.ts";
import { type Field, type Plan, planOf } from "./plan.ts";
import type { CodecSource, Surroundings } from "./print.ts";

/** The description module of a contract profile. */
export async function printDescription(source: CodecSource, around: Surroundings): Promise<string> {
  const up = "../".repeat(source.module.split("/").length - 1);
  const { wire } = around;
  const from = wire.startsWith(".") && up !== "" ? up + wire.replace(/^\.\//, "") : wire;
  const records = source.records.map((record) => {
    const plan = planOf(layoutOf(record, around.target));
    const name = `${constantName(record)}_DESCRIPTION`;
    const text = JSON.stringify(descriptionOf(plan, around), null, 1);
    return `/** \`${titleOf(record)}\` */\nexport const ${name}: RecordDescription = ${text};`;
  });
  const head = [
    `// Generated from ${source.origin ?? source.path} by "holeproof generate".`,
    "// Edit that file, not this one.",
    "//",
    "// The records of the contract as data; the codecs need none of it.",
    "",
    `import type { RecordDescription } from "${from}";`,
  ];
  return around.layOut(`${head.join("\n")}\n\n${records.join("\n\n")}\n`);
}

function descriptionOf(plan: Plan, around: Surroundings): object {
  const { layout } = plan;
  const { record } = layout;
  const groups = groupLayouts(around.declared(record), targets);
  return {
    name: record.name,
    title: titleOf(record),
    doc: record.doc ?? "",
    contract: record.contract?.name,
    profile: record.contract?.profile,
    since: record.contract?.since,
    minSize: record.minSize,
    size: layout.size,
    align: layout.align,
    members: plan.fields.map((field) => memberOf(plan, field)),
    ioctls: (record.ioctls ?? []).map((use) => ioctlOf(use, record)),
    layouts: groups.map(layoutOfGroup),
  };
}

function memberOf(plan: Plan, field: Field): object {
  const { slot, shape, name, key, offset } = field;
  const { member } = slot;
  return {
    name,
    key,
    c: member.spelling,
    kind: shape.kind,
    offset,
    size: slot.size,
    ...(slot.bits && { bits: { offset: offset * 8 + bitOf(field), size: slot.bits.size } }),
    ...(shape.kind === "flex" && { countedBy: shape.count.name }),
    ...(shape.kind === "union" && { toldBy: shape.teller.name }),
    ...(slot.inner && slot.inner.record.name !== "" && { record: slot.inner.record.name }),
    ...(member.flags && { flags: numbers(member.flags) }),
    ...(member.values !== undefined && { values: numbers(member.values) }),
    ...(member.values === undefined && knownValues(plan, field) && { values: enumOf(member) }),
    doc: member.doc ?? "",
  };
}

function bitOf({ shape }: Field): number {
  return shape.kind === "bits" ? shape.bit : 0;
}

type Named = readonly { readonly name: string; readonly value: bigint }[];

/** Names and numbers; as text, because JSON has no 64-bit number. */
function numbers(named: Named): Readonly<Record<string, string>> {
  return Object.fromEntries(named.map(({ name, value }) => [name, `0x${value.toString(16)}`]));
}

function enumOf({ type }: Member): Readonly<Record<string, string>> {
  let at = type;
  while (at.kind === "typedef") at = at.of;
  if (at.kind !== "enum") return {};
  return Object.fromEntries(at.values.map(({ name, value }) => [name, `${value}`]));
}

/** One target of each way to encode an ioctl number, and what the number is there. */
function ioctlOf(use: IoctlUse, record: CRecord): object {
  const number = (encoding: Target["ioctl"]): number => {
    const target = targets.find(({ ioctl }) => ioctl === encoding) as Target;
    return ioctlNumber(use, layoutOf(record, target).size, target);
  };
  return {
    name: use.name,
    macro: use.macro,
    type: use.type,
    nr: use.nr,
    generic: number("generic"),
    wide: number("wide"),
    parisc: number("parisc"),
  };
}

/** Where a layout puts every member, and on which targets. */
function layoutOfGroup({ layout, targets: on }: LayoutGroup): object {
  const offsets = [...placed(layout)].flatMap(({ slot, path, offset }) =>
    slot.member.name === "" || slot.bits !== undefined ? [] : [[path.join("."), offset]],
  );
  return {
    targets: on.map(({ name }) => name),
    size: layout.size,
    align: layout.align,
    offsets: Object.fromEntries(offsets),
  };
}
