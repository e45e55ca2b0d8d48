// Where a reviewer left lines of a quote out.
import type { BodyLine } from "./body-line.ts";
import { type PatchLine, patchLine } from "./patch.ts";

/** `[...]`, `[snip]`, `<snip>`, `(...)`, `...`, alone on a line. */
const cut = new RegExp(
  [
    String.raw`^(?:\[ ?(?:\.{2,}|…|snip|cut|trim|skip)[^\]]{0,40}\]`,
    String.raw`|<(?:snip|cut|trim)[^>]{0,40}>|\(?(?:\.{3,}|…)\)?)[ \t]*$`,
  ].join(""),
  "i",
);

export const saysCut = (text: string): boolean => cut.test(text);

/** What stands for lines left out among the members of a record, at the reviewer's own line. */
export function leftOutAt(line: BodyLine): PatchLine {
  return patchLine(" ", "\t...", line, 0);
}

/** The braces that lines leave open; a closing one too many belongs to what they do not show. */
export class OpenBraces {
  /** For each whether it is a record's. */
  readonly #open: boolean[] = [];
  #before = "";

  get count(): number {
    return this.#open.length;
  }

  /** Whether what follows stands among the members of a record. */
  get isInRecord(): boolean {
    return this.#open.at(-1) === true;
  }

  /** Takes what git prints behind the `@@` for what stands around the lines, if it is a record. */
  open(section: string): void {
    const head = section.replace(/\{\s*(?:\/[*/].*)?$/, "");
    if (isRecordHead(head)) this.#open.push(true);
  }

  take({ kind, text }: PatchLine): void {
    if (kind === "-") return;
    const code = text.replaceAll(/\/\*[^]*?(?:\*\/|$)/g, "");
    let from = 0;
    for (let at = 0; at < code.length; at++) {
      const sign = code[at];
      if (sign !== "{" && sign !== "}" && sign !== ";") continue;
      if (sign === "{") this.#open.push(isRecordHead(this.#before + code.slice(from, at)));
      else if (sign === "}") this.#open.pop();
      this.#before = "";
      from = at + 1;
    }
    this.#before = `${this.#before}${code.slice(from)} `.slice(-headMax);
  }
}

/**
 * Attributes may stand on either side of the tag, and have parentheses; only a function has some of
 * its own.
 */
function isRecordHead(text: string): boolean {
  let head = text.slice(-headMax);
  for (let before = ""; before !== head;) {
    before = head;
    head = head.replaceAll(/\([^(){}]*\)/g, "@");
  }
  const behind = /\b(?:struct|union)\b(?!.*\b(?:struct|union)\b)(.*)$/s.exec(head)?.[1];
  if (behind === undefined) return false;
  const words = behind.match(/\w+(?:\s*@)?|\S/g) ?? [];
  const own = words.filter((word) => !word.startsWith("__"));
  return own.length === 0 || (own.length === 1 && /^\w+$/.test(own[0] ?? ""));
}

/** More characters than the head of a record has. */
const headMax = 200;
