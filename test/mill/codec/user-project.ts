// A project of somebody else: an empty folder with a header in it, their compiler and their bundler.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildOptions } from "esbuild";
import { generate, type GenerateOptions } from "../../../generator/cli/commands/generate.ts";
import { scratch } from "../../scratch.ts";
import { heard, type Heard } from "../cli/heard.ts";
import { root } from "./contracts.ts";

/** One record with a counted array, a constant and a request. */
const header = `#include <linux/types.h>
#define PROTO_MAGIC 0x1234
#define PROTO_GET _IOWR('p', 1, struct request)
/* What is asked of the driver. */
struct request {
	__u32 argsz;
	__u32 nr;
	__aligned_u64 addr; /* where it lies */
	struct entry { __u64 a; __u32 b; __u32 pad; } entries[] __counted_by(nr);
};
`;

/** An empty project with a header in it. */
export function project(text: string = header): {
  folder: string;
  headers: readonly string[];
  out: string;
} {
  const folder = scratch();
  writeFileSync(join(folder, "proto.h"), text);
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  return { folder, headers: [join(folder, "proto.h")], out: join(folder, "gen") };
}

/** What the command does with options, and what it says. */
export function run(options: GenerateOptions): Promise<Heard> {
  // The settings of this repository are not theirs.
  const config = join(options.out ?? "", "../package.json");
  return heard((io) => generate({ config, ...options }, io));
}

const strict = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  isolatedDeclarations: true,
  declaration: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2023", "dom"],
  types: [],
};

/** What a strict compiler says of some files, each line with the number of the line it is about. */
export function complaints(files: readonly string[]): readonly string[] {
  const folder = scratch();
  const paths = {
    "holeproof/wire": [join(root, "src/runtime/wire/index.ts")],
    "binary-parser": [join(root, "node_modules/binary-parser/dist/binary_parser.d.ts")],
  };
  const config = { compilerOptions: { ...strict, paths }, files };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const options = { encoding: "utf8", cwd: folder } as const;
  const { stdout, status } = spawnSync(process.execPath, [compiler, "--pretty", "false"], options);
  const lines = stdout.split("\n").flatMap((line) => {
    const [, at, text] = /\((\d+),\d+\): error (.*)/.exec(line) ?? [];
    return at === undefined ? [] : [`${at}: ${text}`];
  });
  if (status !== 0 && lines.length === 0) throw new Error(stdout);
  return lines;
}

/** What esbuild makes of an entry that stands in the folder of generated codecs. */
export async function bundled(
  contents: string,
  resolveDir: string = join(root, "src/generated"),
  more: BuildOptions = {},
): Promise<string> {
  const { outputFiles = [] } = await build({
    stdin: { contents, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    logLevel: "silent",
    ...more,
  });
  return outputFiles[0]?.text ?? "";
}
