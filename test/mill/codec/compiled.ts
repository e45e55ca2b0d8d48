// Codecs of any C text for any target, printed and made to run here and now.
import { ts } from "ts-morph";
import { readC } from "../../../generator/read/c/index.ts";
import { type Target, targetNamed } from "../../../generator/targets/index.ts";
import { type CodecSource, printFiles } from "../../../generator/write/codec/index.ts";
import * as wire from "../../../src/runtime/wire/index.ts";
import type { CRecord } from "../../../generator/model/index.ts";

/** What a generated module exports, by name. */
export type Codecs = Readonly<Record<string, unknown>>;

export interface Compiled {
  readonly records: readonly CRecord[];
  readonly target: Target;
  readonly codecs: Codecs;
}

/** Reads C, prints its codecs for a target, and runs the module. */
export async function compile(c: string, targetName: string): Promise<Compiled> {
  const target = targetNamed(targetName);
  if (target === undefined) throw new Error(`no target ${targetName}`);
  const { unit } = readC({ path: "case.h", text: c }, { target });
  const source: CodecSource = {
    path: "case.h",
    module: "case.ts",
    doc: "",
    records: unit.records,
    constants: [],
    constantDocs: new Map(),
  };
  // Nobody reads these modules, and laying them out would take most of the time.
  const layOut = async (text: string): Promise<string> => text;
  const options = { wire: "wire", target, witness: false, layOut } as const;
  const files = await printFiles([source], options);
  const module = files.find(({ path }) => path === "case.ts");
  if (module === undefined) throw new Error("no module was printed");
  return { records: unit.records, target, codecs: run(module.text) };
}

/** A module of generated text that imports nothing but wire, and `others` by their names. */
export function run(text: string, others: Readonly<Record<string, unknown>> = {}): Codecs {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  });
  const exports = {};
  const require = (name: string): unknown => {
    const module = name === "wire" ? wire : others[name];
    if (module === undefined) throw new Error(`generated code imports '${name}'`);
    return module;
  };
  new Function("exports", "require", outputText)(exports, require);
  return exports;
}
