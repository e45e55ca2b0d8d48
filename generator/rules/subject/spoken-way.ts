// Which way an ioctl number copies by its name or the comment before it.
import { keptFor } from "../../lists/index.ts";
import { type CRecord, elementOf, recordOf } from "../../model/index.ts";
import type { IoctlDefinition } from "./ioctl-use.ts";
import type { SourceText } from "./source-text.ts";
import { nestingMax } from "./subject.ts";

/**
 * `BAY_GET_KEY`, `BAY_GETKEY`; `BAY_GET_KEY_FD` is answered by what the call returns, and
 * `BAY_WRITE_GET_KEY` answers someone else who gets it.
 */
const getting =
  /^(?!.*_(?:WRITE|SET|PUT|SEND|REPLY|ANSWER)).*(?:^|_)(?:GET|QUERY)(?!.*(?:FD|FILE|HANDLE)S?$)/;

/** `BAY_SET_KEY`; a `SETUP` or a `FEATURE_SET` may as well be asked for. */
const setting = /^(?!.*_(?:GET|QUERY|READ)).*(?:^|_)SET_/;

/** `Get the key`, `define BAY_KEY - Get the key`. */
const gets = /^[\s*]*(?:define\s+\w+\s*[-:]\s*)?(?:gets?|retrieves?|quer(?:y|ies))\b/i;

/** What a call returns is no part of its record. */
const returnsIt = /\b(?:fds?|descriptors?|handles?)\b/i;

/**
 * What a number says against its own direction: that it gets what no one could write back, or sets
 * what no one reads.
 */
export function wayAgainst(
  { macro, maker }: IoctlDefinition,
  record: CRecord,
  text: SourceText | undefined,
): "gets" | "sets" | undefined {
  if (maker === "_IOR") return setting.test(macro.name) ? "sets" : undefined;
  if (maker !== "_IOW" || record.completeness !== "whole" || mayHoldAddress(record)) return;
  if (getting.test(macro.name)) return "gets";
  const comment = text === undefined ? "" : (comments(text).get(macro.name) ?? "");
  return gets.test(comment) && !returnsIt.test(comment) ? "gets" : undefined;
}

/** Comments that stand right before a macro, by its name. */
const comments = keptFor(
  ({ text }: SourceText): ReadonlyMap<string, string> =>
    new Map(
      Array.from(
        text.matchAll(/\/\*((?:[^*]|\*(?!\/))*)\*\/\s*#\s*define\s+(\w+)/g),
        ([, comment = "", name = ""]) => [name, comment],
      ),
    ),
);

const short = /^(?:bool|[su]?char|u?short|u?int)$/;

/** Whether the kernel may find in a record where else it is to write. */
function mayHoldAddress({ members }: CRecord, depth = 0): boolean {
  return members.some(({ type }) => {
    const at = elementOf(type);
    const inner = at.kind === "record" ? recordOf(at) : undefined;
    if (inner !== undefined) return depth > nestingMax || mayHoldAddress(inner, depth + 1);
    return !(at.kind === "enum" || (at.kind === "scalar" && short.test(at.scalar)));
  });
}
