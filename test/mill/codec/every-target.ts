// The codecs of every contract, printed for any target and made to run here and now.
import { posix } from "node:path";
import { ts } from "ts-morph";
import { type Layout, layoutOf } from "../../../generator/layout/index.ts";
import type { Target } from "../../../generator/targets/index.ts";
import { type CodecSource, printFiles } from "../../../generator/write/codec/index.ts";
import * as wire from "../../../src/runtime/wire/index.ts";
import { cases, declarations, pascal, type Value } from "./contracts.ts";

/** A record on a target, with its codec there. */
export interface Printed {
  readonly title: string;
  readonly layout: Layout;
  readonly decode: (view: DataView) => Value;
  readonly encode: (value: Value) => DataView;
}

type Module = Readonly<Record<string, unknown>>;

/** Prints every contract for a target; each record whose layout is known there. */
export async function printedFor(target: Target): Promise<readonly Printed[]> {
  const sources = declarations.map(({ path, unit }): CodecSource => {
    const { records, macros } = unit;
    const module = path.replace(/^abi\//, "");
    return { path, module, doc: "", records, constants: macros, constantDocs: new Map() };
  });
  // Nobody reads these modules, and laying them out would take most of the time.
  const layOut = async (text: string): Promise<string> => text;
  const files = await printFiles(sources, { wire: "wire", target, witness: false, layOut });
  const load = loader(new Map(files.map(({ path, text }) => [path, text])));
  return cases.map(({ title, file, record }) => {
    const codec = load(file.replace(/^abi\//, ""));
    const type = pascal(record.name);
    const decode = codec[`decode${type}`] as Printed["decode"] | undefined;
    const encode = codec[`encode${type}`] as Printed["encode"] | undefined;
    if (decode === undefined || encode === undefined) throw new Error(`no codec of ${title}`);
    return { title, layout: layoutOf(record, target), decode, encode };
  });
}

/** Runs modules as they are asked for, each once. */
function loader(texts: ReadonlyMap<string, string>): (path: string) => Module {
  const loaded = new Map<string, Module>();
  const load = (path: string): Module => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const text = texts.get(path);
    if (text === undefined) throw new Error(`no module ${path} was printed`);
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    const exports: Record<string, unknown> = {};
    loaded.set(path, exports);
    const require = (name: string): unknown =>
      name.startsWith(".") ? load(posix.join(posix.dirname(path), name)) : wire;
    new Function("exports", "require", outputText)(exports, require);
    return exports;
  };
  return load;
}
