// Finds the patch in a mail's lines: bare or quoted at any depth, whole or trimmed by a reviewer.
import type { Finding } from "../../finding/index.ts";
import type { BodyLine } from "./body-line.ts";
import { saysCut } from "./cut.ts";
import { type HunkHead, hunkHead, HunkReader } from "./hunk-reader.ts";
import type { Hunk, Patch } from "./patch.ts";
import { quotedRecords } from "./quoted-record.ts";
import { recordHomes } from "./record-homes.ts";
import { trimmedHunks } from "./trimmed-hunk.ts";

interface OpenFile {
  path: string;
  isNew: boolean;
  isBinary: boolean;
  readonly mailLine: number;
  readonly hunks: Hunk[];
}

/**
 * Reads every file of the patch a mail holds. A line counts only at the quote depth its file's
 * header stands at: what a reviewer writes in between, and code of their own, is no part of the
 * patch.
 *
 * `file` names the input in findings. Never throws; one pass.
 */
export function readPatch(body: readonly BodyLine[], file: string): Patch {
  const reader = new PatchReader(file, trimmedHunks(body));
  for (const line of body) reader.read(line);
  const patch = reader.finish();
  const homes = recordHomes(body);
  return { ...patch, homes, files: [...patch.files, ...quotedRecords(body, patch.files)] };
}

const gitLine = /^diff --(?:git|cc|combined) (?:"?a\/(.+?)"? "?b\/(.+?)"?|(.+))$/;
const statLine = /^ ?(\S(?:.*?\S)?)\s+\|\s+(?:\d+ ?[-+]*|Bin .*)$/;

/** The `{{{` and `}}}` some put around what they paste. */
const pasteMark = /^(?:\{{3}|\}{3})[ \t]*$/;

/** More macros than these are not put before a struct a reviewer quoted without its `@@`. */
const macrosMax = 50;

/** One that ends with its line, be it in the middle of a comment. */
const aloneMacro = /^\+#\s*define\s+(?:\w+\s+\S.*|_*uapi_\w+)(?<!\\)$/i;
const openComment = /\/\*(?!.*\*\/).*$/;

/** What is worth reading without its `@@`: a type, or the calls a file takes. */
const orphan =
  /^\+\s*(?:(?:struct|union|typedef)\b.*\{?|(?:static|const)\b(?=.*\bfile_operations\b).*=\s*\{)$/;

class PatchReader {
  readonly #file: string;
  readonly #files: OpenFile[] = [];
  readonly #findings: Finding[] = [];
  readonly #diffstat: string[] = [];
  #hunk: HunkReader | undefined;
  /** A hunk that somebody answered with a patch: the rest of it may be quoted behind that. */
  #left: { readonly hunk: HunkReader; readonly file: OpenFile } | undefined;
  /** Quote depth of the headers last met. */
  #depth = 0;
  #lineBefore = "";
  /** Whether something of it is quoted. */
  #isAnswer = false;
  /** Quoted macros outside any hunk: bounds of a struct that may follow, and its header's guard. */
  #macros: BodyLine[] = [];

  /** Lines at which a hunk begins that nothing announces. */
  readonly #trimmed: ReadonlySet<BodyLine>;

  constructor(file: string, trimmed: ReadonlySet<BodyLine>) {
    this.#file = file;
    this.#trimmed = trimmed;
  }

  read(line: BodyLine): void {
    this.#resume(line);
    if (this.#hunk !== undefined && this.#inHunk(line)) return;
    this.#outside(line);
    this.#lineBefore = line.text;
  }

  finish(): Omit<Patch, "homes"> {
    this.#closeHunk();
    this.#closeLeft();
    return {
      files: this.#files.filter((file) => file.hunks.length > 0 || file.isBinary),
      diffstat: this.#diffstat,
      findings: this.#findings,
    };
  }

  /** Whether the line was the open hunk's business. */
  #inHunk(line: BodyLine): boolean {
    const hunk = this.#hunk;
    if (hunk === undefined) return false;
    if (line.depth !== hunk.depth) {
      if (line.text.trim() === "") return true;
      // A reviewer's own is about what the patch will be.
      if (opensFile(line.text) && line.depth > 0) {
        this.#leave(hunk);
        return false;
      }
      if (hasOpenComment(hunk) && line.text.includes("*/")) return hunk.join(line.text);
      if (endsMacro(hunk, line)) return hunk.join(line.text);
      if (saysCut(line.text)) hunk.leaveOut(line);
      else hunk.interrupt();
      return line.depth < hunk.depth;
    }
    if (opensFile(line.text) || hunkHead(line.text) !== undefined) {
      this.#closeHunk();
      return false;
    }
    if (hunk.depth === 0 && hunk.isFull && !/^[+-](?![-+]{2} )/.test(line.text)) {
      this.#closeHunk();
      return false;
    }
    if (saysCut(line.text)) {
      hunk.leaveOut(line);
      return true;
    }
    if (pasteMark.test(line.text)) {
      hunk.interrupt();
      return true;
    }
    if (/^-- ?$/.test(line.text)) {
      this.#closeHunk();
      return true;
    }
    if (isWrapped(hunk, line) || (/^\w/.test(line.text) && endsMacro(hunk, line)))
      return hunk.join(line.text);
    if (hunk.isFull && !/^[-+ \t]/.test(line.text)) return true;
    hunk.take(line);
    return true;
  }

  #outside(line: BodyLine): void {
    const { text, depth } = line;
    const git = gitLine.exec(text);
    if (git !== null) {
      this.#depth = depth;
      this.#open(git[2] ?? git[3] ?? "", line);
      return;
    }
    const head = hunkHead(text);
    if (head !== undefined) {
      if (this.#files.length === 0 || depth !== this.#depth || this.#isBefore(head, depth))
        this.#open("", line);
      this.#depth = depth;
      this.#hunk = new HunkReader(head, line);
      return;
    }
    if (this.#fileHeader(line)) return;
    const stat = statLine.exec(text);
    if (stat !== null && this.#files.length === 0) this.#diffstat.push(unshortened(stat[1] ?? ""));
    if (depth === 0) return;
    if (aloneMacro.test(text) && this.#macros.length < macrosMax)
      this.#macros.push({ ...line, text: text.replace(openComment, "") });
    if (orphan.test(text) || this.#trimmed.has(line)) this.#orphan(line);
  }

  /**
   * Whether a quoted hunk stands above the one before it: then it is of another file, whose header
   * a reviewer cut away.
   */
  #isBefore({ oldStart }: HunkHead, depth: number): boolean {
    const last = this.#files.at(-1)?.hunks.findLast(({ placed }) => placed);
    return depth > 0 && last !== undefined && oldStart < last.oldStart;
  }

  /** The lines between `diff` and the first hunk, or `---` and `+++` alone. */
  #fileHeader(line: BodyLine): boolean {
    const { text, depth } = line;
    const current = this.#files.at(-1);
    if (text.startsWith("new file mode ") && current !== undefined) current.isNew = true;
    else if (/^(?:Binary files |GIT binary patch)/.test(text) && current !== undefined)
      current.isBinary = true;
    else if (text.startsWith("+++ ")) {
      const path = pathOf(text.slice(4));
      if (path === undefined) return true;
      this.#depth = depth;
      if (current === undefined || current.hunks.length > 0 || current.path !== path)
        this.#open(path, line);
      const opened = this.#files.at(-1);
      if (this.#lineBefore.startsWith("--- /dev/null") && opened !== undefined) opened.isNew = true;
    } else return false;
    return true;
  }

  /** A quoted struct whose `@@` a reviewer cut away, and the file's header unless it is above. */
  #orphan(line: BodyLine): void {
    const header = this.#files.at(-1);
    const isBelow = header?.hunks.length === 0 && !header.isBinary && this.#depth === line.depth;
    if (!isBelow) this.#open("", line);
    this.#depth = line.depth;
    const counts = { oldStart: 0, oldCount: 0, newStart: 0, newCount: Infinity };
    const head = { marks: 1, ...counts, section: "" };
    const macros = this.#macros.filter(({ depth }) => depth === line.depth);
    this.#hunk = new HunkReader(head, macros[0] ?? line);
    for (const macro of macros) this.#hunk.take(macro);
    this.#hunk.take(line);
  }

  #open(path: string, { line }: BodyLine): void {
    this.#closeHunk();
    if (path !== "") this.#macros = [];
    this.#files.push({ path, isNew: false, isBinary: false, mailLine: line, hunks: [] });
  }

  /** Lets a hunk rest at which a patch begins that is quoted less often. */
  #leave(hunk: HunkReader): void {
    const file = this.#files.at(-1);
    this.#closeLeft();
    this.#hunk = undefined;
    this.#isAnswer = true;
    hunk.interrupt();
    if (file !== undefined) this.#left = { hunk, file };
  }

  /** Goes on with the hunk that was left, at the first line quoted as often. */
  #resume({ depth, text }: BodyLine): void {
    const left = this.#left;
    if (left?.hunk.depth !== depth || text.trim() === "") return;
    this.#closeHunk();
    this.#left = undefined;
    this.#files.splice(this.#files.indexOf(left.file), 1);
    this.#files.push(left.file);
    this.#hunk = left.hunk;
    this.#depth = depth;
  }

  #closeLeft(): void {
    this.#left?.file.hunks.push(...this.#left.hunk.finish());
    this.#left = undefined;
  }

  #closeHunk(): void {
    const hunk = this.#hunk;
    this.#hunk = undefined;
    if (hunk === undefined) return;
    const file = this.#files.at(-1);
    file?.hunks.push(...hunk.finish());
    if (hunk.depth > 0) this.#isAnswer = true;
    if (hunk.oldLeft === 0 && hunk.newLeft === 0) return;
    // Of what is quoted reviewers leave lines out, and what they answer they write by hand; a patch
    // that does not add up was damaged.
    if (!this.#isAnswer) this.#damage(hunk, file?.path ?? "");
  }

  #damage(hunk: HunkReader, path: string): void {
    const { oldCount, newCount } = hunk.head;
    const [oldHas, newHas] = [oldCount - hunk.oldLeft, newCount - hunk.newLeft];
    this.#findings.push({
      span: {
        file: this.#file,
        line: hunk.mailLine,
        column: 1,
        ...(path === "" ? {} : { path, pathLine: hunk.head.newStart }),
      },
      rule: "damage",
      level: "warning",
      message:
        `hunk announces ${oldCount} old and ${newCount} new lines ` +
        `but has ${oldHas} and ${newHas}`,
    });
  }
}

function opensFile(text: string): boolean {
  return (
    gitLine.test(text) || /^(?:\+\+\+ (?:b\/|\/dev\/null)|--- (?:a\/\S|\/dev\/null))/.test(text)
  );
}

/** The name of a file header, less the time plain diff puts behind it, be it after a tab or not. */
function pathOf(name: string): string | undefined {
  const bare =
    name
      .split("\t")[0]
      ?.replace(/(?<!\s)\s+\d{4}-\d\d-\d\d \d\d:\d\d.*$/, "")
      ?.trim()
      .replace(/^"(.*)"$/, "$1") ?? "";
  return bare === "/dev/null" ? undefined : bare.replace(/^[a-z]\//, "");
}

/** Diffstat shortens long paths in front: `.../uapi/linux/vfio.h`. */
function unshortened(path: string): string {
  return path.replace(/^\.\.\.\//, "");
}

/**
 * A line some mailer broke off the one before: no mark, though other lines of the hunk have theirs
 * or can only be such as have one.
 */
function isWrapped(hunk: HunkReader, { text, line }: BodyLine): boolean {
  // Behind a whole hunk there are words, too.
  if (hunk.isFull && line !== (hunk.last?.mailLine ?? 0) + 1) return false;
  if (hunk.isEmpty || hunk.lostSpaces || text === "" || /^[-+ \t\\]/.test(text)) return false;
  const { last } = hunk;
  const isMarked = hunk.hasSpacedContext || (hunk.onlyAdds && last?.kind === "+");
  return last !== undefined && last.kind !== " " && isMarked;
}

/** Whether a line ends the macro on the one before it: some mailers quote what they wrap once. */
function endsMacro({ last }: HunkReader, { text, line }: BodyLine): boolean {
  if (last === undefined || line !== last.mailLine + 1 || !/^#\s*define\b/.test(last.text))
    return false;
  return unclosed(last.text) > 0 && unclosed(text) < 0;
}

const unclosed = (text: string): number => text.split("(").length - text.split(")").length;

function hasOpenComment(hunk: HunkReader): boolean {
  const text = hunk.last?.text ?? "";
  return text.lastIndexOf("/*") > text.lastIndexOf("*/");
}
