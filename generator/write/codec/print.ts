// Plans become text: handlebars fills the templates, prettier lays the text out.
import Handlebars from "handlebars";
import { format, version } from "prettier";
import { layoutOf } from "../../layout/index.ts";
import { type CRecord, type MacroDefinition, titleOf } from "../../model/index.ts";
import type { Target } from "../../targets/index.ts";
import {
  blockTemplate,
  chainTemplate,
  columnsTemplate,
  listTemplate,
  sizedTemplate,
  unionTemplate,
} from "./form-templates.ts";
import { importPath, modulesUsed, wireUsed } from "./imports.ts";
import { typeName } from "./names.ts";
import { type Plan, planOf } from "./plan.ts";
import { questionsAsked } from "./questions.ts";
import { recordView } from "./record-view.ts";
import { moduleTemplate, recordTemplate, witnessTemplate } from "./templates.ts";
import { docComment, lineComment } from "./text.ts";
import { parserName, witnessSteps } from "./witness.ts";

const partials = {
  record: recordTemplate,
  union: unionTemplate,
  sized: sizedTemplate,
  chain: chainTemplate,
  list: listTemplate,
  block: blockTemplate,
  columns: columnsTemplate,
};

/** One contract profile, read and judged. */
export interface CodecSource {
  /** Path of the declaration, by which other files know its records. */
  readonly path: string;
  /** What the generated file says it comes from; the path when left out. */
  readonly origin?: string;
  /** Path of the generated file below the output folder, `kho/iommufd/posted.ts`. */
  readonly module: string;
  readonly doc: string;
  readonly records: readonly CRecord[];
  readonly constants: readonly MacroDefinition[];
  readonly constantDocs: ReadonlyMap<string, string>;
}

/** What is the same for every module of a run. */
export interface Surroundings {
  /** Import path of the wire room as seen from the output folder, `../runtime/wire/index.ts`. */
  readonly wire: string;
  /** How an import of another generated file ends: `.ts`, or `.js` for tools that want that. */
  readonly extension: ".ts" | ".js";
  /** Lays a printed text out. */
  readonly layOut: (text: string) => Promise<string>;
  /** The target whose layout the codecs read and write. */
  readonly target: Target;
  /** The generated module of a record declared in another file, by the path of that file. */
  readonly moduleOf: ReadonlyMap<string, string>;
  /** Records that stand in arrays: they have columns and blocks. */
  readonly elements: ReadonlySet<CRecord>;
  /** The record as its contract declares it, before any part of it was lifted out. */
  readonly declared: (record: CRecord) => CRecord;
}

const engine = Handlebars.create();
for (const [name, template] of Object.entries(partials)) engine.registerPartial(name, template);
engine.registerHelper("comment", function comment(this: unknown, block: Handlebars.HelperOptions) {
  return docComment(block.fn(this));
});
const options = { noEscape: true, strict: false } as const;
const moduleText = engine.compile(moduleTemplate, options);
const witnessText = engine.compile(witnessTemplate, options);

/** The codec module of a contract profile. */
export async function printModule(source: CodecSource, around: Surroundings): Promise<string> {
  const plans = plansOf(source, around);
  const body = {
    source: source.origin ?? source.path,
    doc: lineComment(source.doc),
    constants: constantsOf(source, plans),
    records: plans.map((plan) => recordView(plan, around)),
  };
  const draft = moduleText({ ...body, imports: "" });
  const questions = questionsAsked(draft);
  const text = [draft, ...questions].join("\n");
  const imports = [
    wireUsed(text, source.module, around),
    ...modulesUsed(text, source, plans, around),
  ].join("\n");
  return around.layOut(moduleText({ ...body, imports, questions }));
}

/** The witness module of a contract profile. */
export async function printWitness(source: CodecSource, around: Surroundings): Promise<string> {
  const plans = plansOf(source, around);
  const records = plans.map((plan) => {
    const { record } = plan.layout;
    const parser = parserName(record);
    const type = typeName(record);
    return { parser, type, title: titleOf(record), steps: witnessSteps(plan) };
  });
  const steps = records.flatMap((record) => record.steps).join("\n");
  const own = importPath(`./${source.module.split("/").at(-1) ?? ""}`, around);
  const types = records.map(({ type }) => type).join(", ");
  const foreign = modulesUsed(steps, source, plans, around, "witness");
  const text = witnessText({
    source: source.origin ?? source.path,
    imports: [`import type { ${types} } from "${own}";`, ...foreign].join("\n"),
    usesText: steps.includes("formatter: text"),
    usesBits: steps.includes("whole(bytes"),
    records,
  });
  // Twice: what prettier makes of long chains of calls settles only on the second reading.
  return around.layOut(await around.layOut(text));
}

function plansOf({ records }: CodecSource, { target }: Surroundings): readonly Plan[] {
  return records.map((record) => planOf(layoutOf(record, target)));
}

/** Prettier's hand: the repository's own style, whatever configuration lies around. */
export function layOut(text: string): Promise<string> {
  return format(text, { parser: "typescript", printWidth: 100 });
}

/** By which two runs know that they lay out alike. */
export const layOutVersion: string = `prettier ${version}`;

function constantsOf(source: CodecSource, plans: readonly Plan[]): readonly object[] {
  const named = source.constants.map(({ name, body }) => ({
    name,
    value: exactText(body),
    doc: docComment(source.constantDocs.get(name) ?? ""),
  }));
  const flags = new Map<string, object>();
  for (const plan of plans)
    for (const { slot } of plan.fields)
      for (const { name, value } of [...(slot.member.flags ?? []), ...(slot.member.values ?? [])])
        flags.set(name, { name, value: numberText(value) });
  for (const { name } of source.constants) flags.delete(name);
  return [...named, ...flags.values()];
}

/** A whole number that a Number does not hold exactly is a bigint. */
function exactText(body: string): string {
  return /^-?\d+$/.test(body) && !Number.isSafeInteger(Number(body)) ? `${body}n` : body;
}

function numberText(value: bigint): string {
  return value > 0xffffffffn ? `0x${value.toString(16)}n` : `0x${value.toString(16)}`;
}
