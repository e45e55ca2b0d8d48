// Plans become text: handlebars fills the templates, prettier lays the text out.
import Handlebars from "handlebars";
import { format } from "prettier";
import { type Layout, groupLayouts, layoutOf } from "../../layout/index.ts";
import { type CRecord, type MacroDefinition, titleOf } from "../../model/index.ts";
import { type Target, targetNamed, targets } from "../../targets/index.ts";
import { checkBytes } from "./check-bytes.ts";
import { checkValue } from "./check-value.ts";
import { cursorMembers } from "./cursor.ts";
import { drawingComment } from "./drawing-comment.ts";
import { typeOf } from "./expression.ts";
import { ioctlNumber } from "./ioctl.ts";
import { modulesUsed, wireUsed } from "./imports.ts";
import { readArrays, readField, writeStatements } from "./move.ts";
import { constantCase, pascalCase } from "./names.ts";
import { type Field, type Plan, planOf, valueFields } from "./plan.ts";
import { moduleTemplate, recordTemplate, witnessTemplate } from "./templates.ts";
import { docComment, lineComment } from "./text.ts";
import { parserName, witnessSteps } from "./witness.ts";

/** One contract profile, read and judged. */
export interface CodecSource {
  /** Path of the declaration, as shown in the generated file. */
  readonly path: string;
  /** Path of the generated file below the output folder, `kho/iommufd/posted.ts`. */
  readonly module: string;
  readonly doc: string;
  readonly records: readonly CRecord[];
  readonly constants: readonly MacroDefinition[];
  readonly constantDocs: ReadonlyMap<string, string>;
}

/** Where the generated code finds things that are not its own. */
export interface Surroundings {
  /** Import path of the wire room as seen from the output folder, `../runtime/wire/index.ts`. */
  readonly wire: string;
  /** The generated module of a record declared in another file, by the path of that file. */
  readonly moduleOf: ReadonlyMap<string, string>;
}

const engine = Handlebars.create();
engine.registerPartial("record", recordTemplate);
engine.registerHelper("comment", function comment(this: unknown, block: Handlebars.HelperOptions) {
  return docComment(block.fn(this));
});
const options = { noEscape: true, strict: false } as const;
const moduleText = engine.compile(moduleTemplate, options);
const witnessText = engine.compile(witnessTemplate, options);

/** The target whose layout the codecs read: kernels hand over to kernels on x86_64 here. */
function codecTarget(): Target {
  const target = targetNamed("x86_64");
  if (target === undefined) throw new Error("the target table has no x86_64");
  return target;
}

/** The codec module of a contract profile. */
export async function printModule(source: CodecSource, around: Surroundings): Promise<string> {
  const target = codecTarget();
  const plans = source.records.map((record) => planOf(layoutOf(record, target)));
  const body = {
    source: source.path,
    doc: lineComment(source.doc),
    constants: constantsOf(source, plans),
    records: plans.map((plan) => recordView(plan, target)),
  };
  const text = moduleText({ ...body, imports: "" });
  const imports = [
    wireUsed(text, source.module, around.wire),
    ...modulesUsed(text, source, plans, around.moduleOf),
  ].join("\n");
  return layOut(moduleText({ ...body, imports }));
}

/** The witness module of a contract profile. */
export async function printWitness(source: CodecSource, around: Surroundings): Promise<string> {
  const target = codecTarget();
  const plans = source.records.map((record) => planOf(layoutOf(record, target)));
  const records = plans.map((plan) => {
    const { record } = plan.layout;
    const parser = parserName(record.name);
    const type = pascalCase(record.name);
    return { parser, type, title: titleOf(record), steps: witnessSteps(plan) };
  });
  const steps = records.flatMap((record) => record.steps).join("\n");
  const own = source.module.split("/").at(-1) ?? "";
  const types = records.map(({ type }) => type).join(", ");
  const foreign = modulesUsed(steps, source, plans, around.moduleOf, "witness");
  const text = witnessText({
    source: source.path,
    imports: [`import type { ${types} } from "./${own}";`, ...foreign].join("\n"),
    usesText: steps.includes("formatter: text"),
    usesBits: steps.includes("whole(bytes)"),
    records,
  });
  // Twice: what prettier makes of long chains of calls settles only on the second reading.
  return layOut(await layOut(text));
}

/** Prettier's hand: the repository's own style, whatever configuration lies around. */
export function layOut(text: string): Promise<string> {
  return format(text, { parser: "typescript", printWidth: 100 });
}

function constantsOf(source: CodecSource, plans: readonly Plan[]): readonly object[] {
  const named = source.constants.map(({ name, body }) => ({
    name,
    value: body,
    doc: docComment(source.constantDocs.get(name) ?? ""),
  }));
  const flags = new Map<string, object>();
  for (const plan of plans)
    for (const { slot } of plan.fields)
      for (const { name, value } of slot.member.flags ?? [])
        flags.set(name, {
          name,
          value: value > 0xffffffffn ? `0x${value.toString(16)}n` : `0x${value.toString(16)}`,
        });
  for (const { name } of source.constants) flags.delete(name);
  return [...named, ...flags.values()];
}

function recordView(plan: Plan, target: Target): object {
  const { layout } = plan;
  const { record } = layout;
  const constant = constantCase(record.name);
  const { flex } = plan;
  const encodedSize =
    flex === undefined ? `${constant}_SIZE` : `sizeOf${pascalCase(record.name)}(value)`;
  return {
    name: record.name,
    title: titleOf(record),
    type: pascalCase(record.name),
    constant,
    drawing: drawingComment(groupLayouts(record, targets), layout),
    doc: docComment(record.doc ?? ""),
    size: layout.size,
    align: layout.align,
    minSize: record.minSize,
    offsets: offsetsOf(plan),
    ioctls: (record.ioctls ?? []).map((use) => ({
      name: use.name,
      number: `0x${ioctlNumber(use, layout.size, target).toString(16)}`,
    })),
    flex: flex === undefined ? undefined : { size: flexibleSize(flex, layout, constant) },
    encodedSize,
    roomSize: flex === undefined ? layout.size : encodedSize,
    members: valueFields(plan).map(memberView),
    checkBytes: checkBytes(plan),
    readArrays: readArrays(plan),
    checkValue: checkValue(plan),
    write: writeStatements(plan),
    cursor: cursorMembers(plan),
  };
}

function offsetsOf(plan: Plan): readonly object[] {
  return plan.fields
    .filter(({ shape }) => shape.kind !== "bits")
    .map(({ key, offset }) => ({ key, offset }));
}

function flexibleSize(flex: Field, layout: Layout, constant: string): string {
  const { shape, key, offset } = flex;
  if (shape.kind !== "flex") return `${constant}_SIZE`;
  const elements = `${offset} + value.${key}.length * ${shape.size}`;
  return offset === layout.size ? elements : `Math.max(${constant}_SIZE, ${elements})`;
}

function memberView(field: Field): object {
  const { member } = field.slot;
  const flags = (member.flags ?? []).map(({ name }) => name).join(", ");
  const doc = `${member.doc ?? ""}${flags === "" ? "" : ` Bits: ${flags}.`}`.trim();
  const read = readField(field);
  return {
    key: field.key,
    type: typeOf(field.shape),
    doc: docComment(doc, 2),
    read: read === field.key ? read : `${field.key}: ${read}`,
  };
}
