// Who a mail says reads the records it proposes, where their path does not tell.
import { pushAll } from "../lists/index.ts";
import type { Mail, PatchSource } from "../read/mail/index.ts";
import { acts, codeOf, isUserProgram, type Profile } from "../rules/index.ts";

/** `_IOWR('b', 1, struct bay)`, `_IOC(_IOC_READ, 'b', 1, sizeof(struct bay))`. */
const numbered =
  /\b_IO(?:R|W|WR|C)\s*\([^()]*,\s*(?:sizeof\s*\(\s*)?(?:struct|union)\s+(\w+)\s*\)/g;
/** `DRM_IOWR(0x40, struct bay)`: the same of a maker that a subsystem has for itself. */
const numberedByOwn = /\b[A-Z]\w*_IO(?:R|W|WR)\s*\([^()]*,\s*(?:struct|union)\s+(\w+)\s*\)/g;
/** `struct bay __user *arg`. */
const pointedTo = /\bstruct\s+(\w+)\s+__user\b/g;
/** What is written for the next kernel is named so, and stands beside calls that hand it over. */
const serialised = /^struct\s+(\w+_(?:ser|lu|kho))\s*\{/gm;
const handsOver = /\b(?:kho|luo|liveupdate)_\w+\s*\(/;
/** Words that say in prose whom an interface is for. */
const aboutUsers = /\b(?:ioctls?|syscalls?|system call|uapi|user ?-?space)\b/i;
/** The same of a struct that stands above: what is wrong with it would be none elsewhere. */
const aboutPrograms = /\b(?:ioctls?|syscalls?|system call|uapi|user ?-?space|compat)\b/i;
/** An ABI alone may be one with firmware, where the kernel's own words for numbers are right. */
const aboutAbi = /\babi\b/i;
/** `Are these part of an ABI?` Who asks goes on about what would be if they were. */
const asks = /^\s*(?:is|are)\b.*\b(?:uapi|user ?-?space|abi)\b[^?]{0,12}\?/i;
/** `__u8 is only needed in uapi headers`, `Is that read in user space, too?` */
const saysNot = /\b(?:only|not|no|never|isn|aren)\b|n't\b|^\s*(?:is|are|does|do|can|will)\b.*\?/i;
/** What 32-bit programs pass has its odd layout for a reason. */
const isTranslated = /^compat_|(?:_compat|_?32)$/;

/** Who reads records, by tag. */
export type Users = ReadonlyMap<string, Profile>;

/** By what the patch's numbers and code say, and by the mail's words as well. */
export interface RecordUsers {
  readonly byCode: Users;
  /** For a record whose path a reviewer cut away: all that is left to go by. */
  readonly byWords: Users;
}

/**
 * The records an ioctl number names, be it one of an enumeration, those handled as `__user`, and
 * those a program serialises for the next kernel. What a program of user space has of them is a
 * copy.
 */
export function usersOfCode(
  all: readonly { readonly path: string; readonly text: string }[],
): Users {
  const sources = all.filter(({ path, text }) => !isUserProgram(path, text));
  const byCode = new Map<string, Profile>();
  const note = (tags: Iterable<RegExpMatchArray>, profile: Profile): void => {
    for (const [, tag = ""] of tags)
      if (!isTranslated.test(tag) && !byCode.has(tag)) byCode.set(tag, profile);
  };
  for (const { text } of sources) note(text.matchAll(numbered), "uapi-ioctl");
  for (const { text } of sources) note(text.matchAll(numberedByOwn), "uapi");
  for (const { text } of sources) note(text.matchAll(pointedTo), "uapi");
  for (const { text } of sources) if (handsOver.test(text)) note(text.matchAll(serialised), "kho");
  return byCode;
}

/**
 * The records that pass between user space and the kernel: those an ioctl number of the patch
 * names, those it handles as `__user`, and those the mail's words name in one line with an ioctl, a
 * system call or user space. Those, too, a program serialises for the next kernel.
 */
export function usersIn(mail: Mail, sources: readonly PatchSource[]): RecordUsers {
  const byCode = new Map(usersOfCode(sources));
  const byWords = new Map(byCode);
  const told = [mail.headers?.title ?? "", ...mail.body.map(({ text }) => text)];
  for (const line of told.filter((each) => aboutUsers.test(each)))
    for (const word of line.match(/\b\w*_\w+\b/g) ?? [])
      if (!byWords.has(word)) byWords.set(word, "uapi");
  for (const [tag, profile] of answered(mail)) {
    if ((byWords.get(tag) ?? "hypervisor") === "hypervisor") byWords.set(tag, profile);
    // No path tells that firmware reads a record.
    if (profile === "hypervisor" && !byCode.has(tag)) byCode.set(tag, profile);
  }
  for (const tag of besideNumbers(sources)) if (!byWords.has(tag)) byWords.set(tag, "uapi");
  return { byCode, byWords };
}

/** A struct from its tag to its end, or to the one it encloses. */
const declared = /^[ \t]*(?:struct|union)[ \t]+(\w+)[ \t]*\{([^{}]*)\}/gm;
/** Members that no exported header has. */
const isOwn = /\*(?!\s*(?:__user|\/))|\b[us](?:8|16|32|64)\b/;

/**
 * The records that stand beside an ioctl number and the struct it takes in a quote that names no
 * file, with no program's lines in between: one header's, and that is exported. O(text).
 */
function besideNumbers(sources: readonly PatchSource[]): readonly string[] {
  const found: string[] = [];
  let tags: string[] = [];
  let hasNumber = false;
  const close = (): void => {
    if (hasNumber) pushAll(found, tags);
    [tags, hasNumber] = [[], false];
  };
  for (const source of sources) {
    const code = codeOf(source);
    if (source.path !== "" || acts.test(code)) close();
    if (source.path !== "") continue;
    hasNumber ||= code.search(numbered) >= 0 || code.search(numberedByOwn) >= 0;
    for (const [, tag = "", members = ""] of code.matchAll(declared))
      if (!isOwn.test(members) && !isTranslated.test(tag)) tags.push(tag);
  }
  close();
  return found;
}

const opened = /^\s*(?:typedef\s+)?(?:struct|union)\s+(\w+)\s*\{/;

/** Where a patch of the reviewer's own begins. */
const ownPatch = /^(?:diff|---|\+\+\+|@@) /;

/** A line that leaves a struct behind; what is asserted of it does not. */
const leaves = /^(?!_?static_assert\b|_Static_assert\b)[^\s}]/;
const kernelSpelt = /\b[us](?:8|16|32|64)\b/;

/** `See struct other in include/uapi/linux/bay.h` says nothing of the struct above it. */
function isOfOthers(text: string, tag: string): boolean {
  const named = [...text.matchAll(/\b(?:struct|union)\s+(\w+)/g)];
  return named.length > 0 && named.every(([, other]) => other !== tag);
}

/** The records under whose lines a reviewer writes of user space, or of an ABI. O(lines). */
function* answered({ body }: Mail): Generator<readonly [tag: string, profile: Profile]> {
  let tag = "";
  let depth = 0;
  let isKernelSpelt = false;
  for (const { text, depth: at } of body) {
    const code = text.replace(/^[-+ ]/, "");
    if (code.trim() === "") continue;
    const head = at > 0 ? opened.exec(code)?.[1] : undefined;
    if (head !== undefined) [tag, depth, isKernelSpelt] = [head, at, false];
    else if (at >= depth ? leaves.test(code) : ownPatch.test(text) || asks.test(text)) tag = "";
    else if (at >= depth) isKernelSpelt ||= kernelSpelt.test(code);
    else if (tag === "" || saysNot.test(text) || isOfOthers(text, tag)) continue;
    else if (aboutPrograms.test(text)) yield [tag, "uapi"];
    else if (aboutAbi.test(text)) yield [tag, isKernelSpelt ? "hypervisor" : "uapi"];
  }
}
