/**
 * Read C: the Linux kernel's dialect to the model: bytes, tokens, preprocessor, declarations.
 *
 * Comes in: a text, a target, and a way to find included files. Goes out: a unit with a place for
 * everything in it, and findings about what was not understood. Never here: a file system, an
 * offset of its own making, or an exception for bad input.
 *
 * Within: `lex` makes tokens of characters; `value` computes; `stream` says where the reading
 * stands, `scope` what words mean there; `grammar` parses declarations; `freestanding` holds the
 * headers every compiler brings along; `preprocess` feeds the grammar, file by file.
 *
 * Here, in `layout`, `read/btf` and `write/drawing` classes have `private` members, not `#` ones:
 * until V8 optimises a function it looks those up by key, which took a tenth of a short run.
 */
export {
  type Among,
  type AmongOptions,
  type Folders,
  homeFolders,
  includeAmong,
  type ReadText,
} from "./preprocess/lookup.ts";
export { MachineFolders } from "./preprocess/machine-folder.ts";
export { folderOf, normalized } from "./preprocess/path.ts";
export type { Include, Reading, ReadOptions } from "./preprocess/options.ts";
export type { SourceFile } from "./lex/source.ts";
export { freestandingHeader } from "./freestanding/headers.ts";
export { ReadSession } from "./preprocess/session.ts";
export { readC, readForTargets } from "./read.ts";
export { readTogether } from "./together.ts";
