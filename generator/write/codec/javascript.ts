// Generated TypeScript as JavaScript, with its types in declaration files beside it.
import { ts } from "ts-morph";
import type { GeneratedFile } from "./files.ts";

/** Each module becomes `x.js` and `x.d.ts`; nothing is looked up, so each stands for itself. */
export async function toJavaScript(
  files: readonly GeneratedFile[],
  layOut: (text: string) => Promise<string>,
): Promise<readonly GeneratedFile[]> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    isolatedDeclarations: true,
    declaration: true,
    strict: true,
  };
  const made: GeneratedFile[] = [];
  for (const { path, text } of files) {
    const asked = { compilerOptions: options, fileName: path };
    const code = ts.transpileModule(text, asked).outputText;
    const types = ts.transpileDeclaration(text, asked).outputText;
    made.push({ path: path.replace(/\.ts$/, ".js"), text: await layOut(code) });
    made.push({ path: path.replace(/\.ts$/, ".d.ts"), text: await layOut(types) });
  }
  return made.sort((a, b) => (a.path < b.path ? -1 : 1));
}
