// The files records stand in, as a reviewer's own patch says.
import type { BodyLine } from "./body-line.ts";
import { hunkHead } from "./hunk-reader.ts";

const newFile = /^\+\+\+ b\/(\S+)/;
/** The kernel's tools keep copies of headers: a record stands in the original. */
const isCopy = /^tools\//;
const declares = /^[-+ ]?(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*\{/;
/** What git prints behind the `@@`. */
const section = /^(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*\{/;

/**
 * The path of each record, by tag, where nothing is quoted: a reviewer who answers a struct quoted
 * without its file with a patch to it names the file. A quote says nothing of the kind, since lines
 * may be cut from it. The first path counts; one pass.
 */
export function recordHomes(body: readonly BodyLine[]): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  let path = "";
  let inHunk = false;
  for (const { text, depth } of body) {
    if (depth > 0) continue;
    const file = newFile.exec(text)?.[1];
    if (file !== undefined) [path, inHunk] = [isCopy.test(file) ? "" : file, false];
    if (path === "") continue;
    const head = hunkHead(text);
    inHunk ||= head !== undefined;
    const tag = (head === undefined ? declares.exec(text) : section.exec(head.section))?.[1];
    if (inHunk && tag !== undefined && !homes.has(tag)) homes.set(tag, path);
  }
  return homes;
}
