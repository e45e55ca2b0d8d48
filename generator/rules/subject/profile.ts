// Who reads a record's bytes, guessed from where it stands and how it is spelt.
import { keptFor } from "../../lists/index.ts";
import {
  byteOrderOf,
  type CRecord,
  elementOf,
  isKernelState,
  type Member,
  pointsToKernels,
  recordOf,
  type Unit,
} from "../../model/index.ts";
import { isNumbered } from "./ioctl-use.ts";
import { isPaddingName } from "./naming.ts";
import { codeOf, type SourceText } from "./source-text.ts";
import { inlineOf, nestingMax } from "./subject.ts";
import { typeWord } from "./type-word.ts";
import { isUnseen } from "./unseen.ts";

/**
 * `uapi-ioctl`: an argument of an ioctl or a system call. `uapi`: any other record user space sees.
 * `kho`: handed from one kernel to the next. `hypervisor`: what runs below this kernel, firmware
 * too.
 * `device`: what a device, a disk or a wire has the same bytes of. `internal`: nobody outside this
 * kernel.
 */
export type Profile = "uapi-ioctl" | "uapi" | "kho" | "hypervisor" | "device" | "internal";

export const everyAbi: readonly Profile[] = ["uapi", "uapi-ioctl", "kho"];
/** Whose bytes and widths are to be spelt out: also where a specification of others gives them. */
export const everyWidth: readonly Profile[] = [...everyAbi, "hypervisor"];
export const everyUapi: readonly Profile[] = ["uapi", "uapi-ioctl"];
/** Also what is no interface, where a rule is about C and not about bytes. */
export const everyRecord: readonly Profile[] = [...everyWidth, "device", "internal"];

/**
 * Staged drivers keep what will be exported in a folder `uapi` of their own; Xen, what its guests
 * see, in `public`.
 */
const uapiPath = /(?:^|\/)(?:uapi|usr\/include|xen\/include\/public)\//;
/** The former: what stands below `include/` is exported as the kernel's is. */
const stagedPath = /(?:^|\/)(?:drivers|sound|fs|net)\/(?:(?!include\/)[^])*\buapi\//;
/** Whether a path is that of a header user space sees; code beside such headers is none. */
const isUapi = (path: string): boolean => uapiPath.test(path) && !path.endsWith(".c");
const khoPath = /(?:^|\/)(?:include\/)?linux\/kho\/|(?:^|\/)kho\/abi\//;
/** Arguments and pages of hypercalls, as Hyper-V and Xen specify them. */
const hypervisorPath = /(?:^|\/)(?:include\/hyperv|xen\/interface)\/|\/hyperv-tlfs\.h$/;
/** Whether a hypervisor's specification gives the layouts of a header, exported or not. */
export const isHypervisors = (path: string): boolean =>
  hypervisorPath.test(path) || /(?:^|\/)uapi\/hyperv\//.test(path);

/** What signals are handed over with, which has a program's addresses and words. */
export const isSignal: RegExp = /\/asm(?:-generic)?\/(?:siginfo|signal|ucontext|sigcontext)\.h$/;

const khoName = /_(?:ser|lu|kho)$/;
/** Bytes as they lie on a disk, on a wire or in a device; drivers use them as much as uAPI. */
const ordered = /^__(?:le|be|virtio)(?:16|32|64)$/;
/** Of packed numbers of a stated order and the bytes beside them, which have none to state. */
const orderedOrByte = /^__(?:(?:le|be|virtio)(?:16|32|64)|[us]8)$/;
const fixedWidth = /^__(?:[us]|le|be|aligned_[us]|aligned_[lb]e)(?:8|16|32|64)$/;
/** Programs of user space, with records of their own and copies of what is exported. */
const programsPath = /^(?:tools|tests?|src\/tests?)\//;
const usesLibc =
  /^[ \t]*#[ \t]*include[ \t]*<(?:(?:std(?:io|lib)|unistd|fcntl|errno|getopt)\.h|sys\/)/m;

/** Whether some code is a program that uses the kernel, and no part of it: none is at its root. */
export const isUserProgram = (path: string, text: string): boolean =>
  (programsPath.test(path) && !uapiPath.test(path)) ||
  (path.endsWith(".c") && (usesLibc.test(text) || !path.includes("/")));
/** Where a kernel keeps headers for itself. */
const ownHeaders = /(?:^|\/)(?:drivers|fs|kernel|mm|include\/(?:linux|net|media|sound))\//;

/** Copies of headers that are changed where they come from: Xen's public ones. */
const copiedPath = /(?:^|\/)include\/xen\/interface\//;

/** Whether a header's layouts are decided elsewhere, so that nobody can follow a remark on one. */
export function isDecidedElsewhere(path: string): boolean {
  return copiedPath.test(path);
}

/** The file's path in a kernel tree, if a comment near its top names one, as old headers do. */
const pathComment = /(?:^|[\s*:"])((?:include|arch|drivers|fs|kernel|net)\/[\w./+-]+\.[ch])\b/;

export function pathNamedIn(text: string): string | undefined {
  return pathComment.exec(firstComment(text))?.[1];
}

/**
 * Whether a comment at the top says that what follows is uAPI, `class: uapi-ioctl`: so a struct cut
 * out of a driver, whose place in the tree says otherwise, is marked.
 */
export function isCalledUapi(text: string): boolean {
  return /\b(?:class|profile)(?: hint)?:\s*(?:uapi|bpf)\b/.test(firstComment(text));
}

/** The start of the comment a text begins with; empty when it begins with none. */
function firstComment(text: string): string {
  const open = text.indexOf("/*");
  const close = text.indexOf("*/", open);
  if (open < 0 || close < 0 || text.slice(0, open).trim() !== "") return "";
  return text.slice(open, Math.min(close, open + 1000));
}

/** What is known around a record beside its path. */
export interface Surroundings {
  readonly unit?: Unit | undefined;
  readonly text?: SourceText | undefined;
  /** Whether the path is one in a kernel tree, or the record comes from a patch to one. */
  readonly inTree?: boolean | undefined;
  /** What the rest of the mail shows of a record's users, by tag. */
  readonly users?: ReadonlyMap<string, Profile> | undefined;
}

/**
 * The profile of one record. `path` is that in the kernel tree when known, else the file's own;
 * empty when a reviewer cut it away. What an ioctl number or a `__user` pointer names is user
 * space's wherever it stands (all exported headers stood in include/linux before 2012), and so is
 * what a record of user space holds; any other record of a tree is judged by spelling; and a header
 * someone asks about is taken for uAPI.
 */
export function profileOf(record: CRecord, path: string, around: Surroundings = {}): Profile {
  const own = ownProfileOf(record, path, around);
  return own === "internal" && heldByUapi(path, around).has(record.name) ? "uapi" : own;
}

const held = new WeakMap<Surroundings, Map<string, ReadonlySet<string>>>();

/** The records that those of user space in the same file hold by value, by tag. */
function heldByUapi(path: string, around: Surroundings): ReadonlySet<string> {
  let byPath = held.get(around);
  if (byPath === undefined) held.set(around, (byPath = new Map()));
  let tags = byPath.get(path);
  if (tags === undefined) byPath.set(path, (tags = tagsHeld(path, around)));
  return tags;
}

function tagsHeld(path: string, around: Surroundings): ReadonlySet<string> {
  const tags = new Set<string>();
  const handed = new Set(around.users?.keys());
  // What is held stands before what holds it.
  for (const holder of around.unit?.records.toReversed() ?? []) {
    if (!tags.has(holder.name) && !everyUapi.includes(ownProfileOf(holder, path, around))) continue;
    const isHanded = handed.has(holder.name) || hasNumber(holder, around.unit);
    for (const { type } of scalarsOf(holder)) {
      const inner = recordOf(elementOf(type));
      if (inner === undefined || isKernels(inner, isHanded)) continue;
      tags.add(inner.name);
      if (isHanded) handed.add(inner.name);
    }
  }
  return tags;
}

/**
 * Whether a record is the kernel's whatever it is held by; where that goes by its spelling alone,
 * `isHanded` false, so is one that is spelt as exported headers never are.
 */
const isKernels = (record: CRecord, isHanded: boolean): boolean =>
  isAsItWas(record) || holdsKernelState(record) || (!isHanded && holdsKernelSpelt(record));

/**
 * What 32-bit programs pass, as the kernel translates it, and what programs were compiled with
 * before there was a better one, by its name: an odd layout is meant.
 */
const isAsItWas = ({ name, members }: CRecord): boolean =>
  name.startsWith("__kernel_old_") || members.some(isCompat);

const isFixedWidth = ({ type }: Member): boolean => fixedWidth.test(typeWord(type));

const isKernelSpelt = ({ type }: Member): boolean => /^[us](?:8|16|32|64)$/.test(typeWord(type));

/** Whether some member of a record, or of a record it embeds, is of a kind. */
function holding(isOfKind: (member: Member) => boolean): (record: CRecord) => boolean {
  const holds = keptFor((record: CRecord): boolean =>
    record.members.some((member) => {
      const inner = recordOf(elementOf(member.type));
      return isOfKind(member) || (inner !== undefined && holds(inner));
    }),
  );
  return holds;
}

const holdsKernelSpelt = holding(isKernelSpelt);

/** A callback, the address of an object of the kernel's, or what the kernel works with in place. */
const holdsKernelState = holding((member) =>
  elementOf(member.type).kind === "pointer"
    ? isCallback(member) || pointsToKernels(member.spelling)
    : isKernelState(typeWord(member.type)),
);

const isCallback = ({ type, spelling }: Member): boolean =>
  elementOf(type).kind === "pointer" && /\(\s*\*/.test(spelling);

/** Functions to call, which no system call takes: code is built against such a table. */
const isTableOfFunctions = ({ name, members }: CRecord): boolean =>
  /_(?:ops|operations)$/.test(name)
    ? members.some(({ type }) => elementOf(type).kind === "pointer")
    : members.length > 1 && members.filter(isCallback).length * 2 > members.length;

const isCompat = ({ type }: Member): boolean => typeWord(type).startsWith("compat_");

/**
 * What is no interface and stands among what is: a table of functions, and in a folder `uapi` of a
 * driver's own, which may hold the driver's side too, what is spelt as exported headers never are.
 */
function isKernelsAmongUapi(record: CRecord, path: string, { unit, users }: Surroundings): boolean {
  if (hasNumber(record, unit)) return false;
  if (isTableOfFunctions(record)) return true;
  const isStaged = stagedPath.test(path) && users?.has(record.name) !== true;
  return isStaged && (pointsIntoKernel(record) || holdsKernelState(record));
}

/** Has the address of a record that is not a program's, and no word of exported headers. */
const pointsIntoKernel = ({ members }: CRecord): boolean =>
  members.some(({ spelling }) => /^(?!.*\b__user\b).*\bstruct\s+\w+\s*\*/s.test(spelling)) &&
  !members.some(isFixedWidth);

function ownProfileOf(record: CRecord, path: string, around: Surroundings): Profile {
  const { unit, inTree = ownHeaders.test(path), users } = around;
  if (khoPath.test(path) || record.contract?.source?.includes("kho/abi") === true) return "kho";
  if (isAsItWas(record)) return "internal";
  if (isUapi(path))
    return isKernelsAmongUapi(record, path, around) ? "internal" : uapiKind(record, around);
  if (programsPath.test(path)) return kernelKind(record, path);
  if (path.endsWith(".c")) return programKind(record, path, users);
  if (hypervisorPath.test(path)) return isOfGuest(record) ? "internal" : "hypervisor";
  const isArg = isArgument(record, unit);
  // What calls functions and takes locks lives and dies with this kernel.
  if (inTree && !isArg && holdsKernelState(record)) return "internal";
  if (khoName.test(record.name) || hasCompatible(unit)) return "kho";
  const isSpelt =
    path === ""
      ? (isSpeltLikeUapi(record) && !isForLibrary(record)) || hasUapiGuard(unit)
      : isSpeltForUserSpace(record, path) && !isAmongDrivers(record, path, around);
  if (!inTree || isSpelt || hasNumber(record, unit)) return uapiKind(record, around);
  return userOf(record, users) ?? kernelKind(record, path);
}

/**
 * Whether a driver's header shows what works in the kernel, functions to call and locks, beside a
 * record that does not call itself user space's: then words of exported headers are a habit there.
 */
const isAmongDrivers = ({ name }: CRecord, path: string, { unit, text }: Surroundings): boolean =>
  /(?:^|\/)(?:drivers|fs|include\/linux)\//.test(path) &&
  !/(?:^|_)(?:user|ioctl|passthru|uapi)(?:_|$)/.test(name) &&
  ((unit !== undefined && worksInKernel(unit)) || (text !== undefined && declaresFunctions(text)));

const declaresFunctions = keptFor((text: SourceText): boolean => prototype.test(codeOf(text)));

/** `int bay_open(struct bay *bay);`, on however many lines. */
const prototype = new RegExp(
  String.raw`^(?!typedef|return\b)[A-Za-z_][\w \t]*[ \t*]\w+` +
    String.raw`\([^;{}()]{0,200}\bstruct \w+ \*[^;{}()]{0,200}\)\s*[;{]`,
  "m",
);

const worksInKernel = keptFor(({ records }: Unit): boolean =>
  records.some((record) => isTableOfFunctions(record) || holdsKernelState(record)),
);

/** What is said to read a record; firmware has no use for the kernel's pointers. */
function userOf(record: CRecord, users: Surroundings["users"]): Profile | undefined {
  const user = users?.get(record.name);
  return user === "hypervisor" && isOfGuest(record) ? "internal" : user;
}

/** Headers of protocols, among which none is exported. */
const protocolHeaders = /(?:^|\/)include\/net\//;

/** What signals and old system calls pass is pointed to as `__user` too; no patch mends that. */
function programKind(record: CRecord, path: string, users: Surroundings["users"]): Profile {
  const user = userOf(record, users);
  if (user === undefined || (user === "uapi" && !isSpeltForUserSpace(record, path)))
    return kernelKind(record, path);
  return user;
}

/** Packed, and of a stated byte order or a protocol's: somebody else reads the same bytes. */
function kernelKind(record: CRecord, path: string): Profile {
  if (record.packed !== true || holdsKernelState(record)) return "internal";
  return protocolHeaders.test(path) || record.members.some(statesOrder) ? "device" : "internal";
}

const statesOrder = ({ type }: Member): boolean =>
  byteOrderOf(type) !== undefined || ordered.test(typeWord(type));

/** Where an architecture keeps its own; some exported records are found there by how they read. */
const archHeaders = /(?:^|\/)(?:arch\/\w+\/include\/(?:asm|generated)|include\/asm-generic)\//;

/**
 * Whether user space gets to see the file itself; one whose place says nothing is taken so, but in
 * a tree that is patched (`inTree`) the place of a file says all.
 */
export function isExported(path: string, inTree = false): boolean {
  if (isUapi(path)) return true;
  if (inTree && path !== "") return false;
  return !(ownHeaders.test(path) || archHeaders.test(path) || path.endsWith(".c"));
}

/** The profile of a file that declares no record; a path cut away leaves its ioctl numbers. */
export function profileOfFile(path: string, unit: Unit): Profile {
  if (khoPath.test(path)) return "kho";
  if (path === "" && signsIn(unit.macros).arguments.size > 0) return "uapi-ioctl";
  return isUapi(path) ? "uapi" : "internal";
}

function uapiKind(record: CRecord, { unit, users }: Surroundings): Profile {
  if (record.ioctls !== undefined && record.ioctls.length > 0) return "uapi-ioctl";
  if (isArgument(record, unit)) return "uapi-ioctl";
  const user = users?.get(record.name);
  return user === undefined || user === "hypervisor" ? "uapi" : user;
}

const hasNumber = ({ name }: CRecord, unit: Unit | undefined): boolean =>
  unit !== undefined && (signsIn(unit.macros).arguments.has(name) || isNumbered(unit, name));

const isArgument = (record: CRecord, unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).arguments.has(record.name);

const hasCompatible = (unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).hasCompatible;

const hasUapiGuard = (unit: Unit | undefined): boolean =>
  unit !== undefined && signsIn(unit.macros).hasUapiGuard;

/** What a file's macros say of who reads its records. */
interface Signs {
  /** Every word in the definitions of ioctl numbers; a struct among them is an argument. */
  readonly arguments: ReadonlySet<string>;
  /** A contract between kernels has its version as a string. */
  readonly hasCompatible: boolean;
  /** An exported header whose path a reviewer cut away is still guarded by its name. */
  readonly hasUapiGuard: boolean;
}

const signsKnown = new WeakMap<Unit["macros"], Signs>();

/** Asked for every record of a file, so looked for once a file. */
function signsIn(macros: Unit["macros"]): Signs {
  let signs = signsKnown.get(macros);
  if (signs === undefined) {
    const numbers = macros.filter((macro) => /\b_IO\w*\s*\(/.test(macro.body));
    signs = {
      arguments: new Set(numbers.flatMap((macro) => macro.body.match(/\w+/g) ?? [])),
      hasCompatible: macros.some(
        ({ name, body }) => name.endsWith("_COMPATIBLE") && !/^[\s(]*\d/.test(body),
      ),
      hasUapiGuard: macros.some(({ name, body }) => body === "" && /^_*uapi_/i.test(name)),
    };
    signsKnown.set(macros, signs);
  }
  return signs;
}

/** What a netlink family's specification is made into for programs, and crosses no boundary. */
const isForLibrary = ({ members }: CRecord): boolean =>
  members.some(({ name }) => name === "_present");

/** What a guest keeps beside what it shares: a hypervisor has no use for the guest's pointers. */
const isOfGuest = (record: CRecord): boolean =>
  holdsKernelState(record) || record.members.some(({ type }) => elementOf(type).kind === "pointer");

/**
 * Some scalar is one of the types exported headers use. Good enough where the path was cut away:
 * kernel code of its own has no use for the underscores, but where it states a byte order.
 */
function isSpeltLikeUapi(record: CRecord, depth = 0): boolean {
  const stated = statedIn(record);
  const own = record.members.filter(isKernelSpelt).length;
  // Of one that is spelt both ways, what most of its numbers are spelt as tells.
  if (own > 0 && own >= record.members.filter(isFixedWidth).length) return false;
  return record.members.some((member) => {
    const inner = inlineOf(member);
    if (inner !== undefined) return depth < nestingMax && isSpeltLikeUapi(inner, depth + 1);
    const word = typeWord(member.type);
    if (fixedWidth.test(word) && !stated.test(word)) return true;
    // The kernel's own copy of an argument has the addresses of its user, too.
    return /\b__user\b/.test(member.spelling) && !record.members.some(isKernelSpelt);
  });
}

/** The types that say nothing of who reads a record, as a device's has them. */
const statedIn = (record: CRecord): RegExp =>
  record.packed === true && record.members.some(statesOrder) ? orderedOrByte : ordered;

const isByte = ({ type }: Member): boolean => /^__[us]8$/.test(typeWord(type));

/** Packed numbers of which most state an order: where one has none, somebody forgot it. */
function isOrdered(record: CRecord): boolean {
  if (record.packed !== true) return false;
  const numbers = scalarsOf(record).filter(
    (member) => !isUnseen(member) && !isPaddingName(member.name) && !isByte(member),
  );
  return numbers.filter(statesOrder).length * 2 > numbers.length;
}

/**
 * Every scalar is one of the types exported headers use: such a header outside uapi/ is staged. A
 * record with nothing but stated byte orders, and bytes beside them, is a device's, and what it
 * embeds unseen may be anything.
 */
function isSpeltForUserSpace(record: CRecord, path: string): boolean {
  if (protocolHeaders.test(path)) return false;
  if (isOrdered(record)) return false;
  // What a patch happens to show of a record of the kernel's says little of the rest of it.
  if (record.completeness === "partial" && !path.endsWith(".c")) return false;
  const shown = scalarsOf(record).filter((member) => !isUnseen(member));
  const words = shown.map((member) => typeWord(member.type));
  const wasExported = /(?:^|\/)include\/linux\//.test(path);
  const stated = shown.some(statesOrder) ? orderedOrByte : ordered;
  return (
    words.length > 1 &&
    shown.every(
      ({ type }, at) =>
        fixedWidth.test(words[at] ?? "") ||
        (words[at]?.startsWith("struct ") === true && mayBeExported(type, wasExported)) ||
        (words[at]?.startsWith("enum ") === true && wasExported),
    ) &&
    words.some((word) => fixedWidth.test(word) && !stated.test(word))
  );
}

/** The members of a record, of the untagged ones in it their own. */
function scalarsOf({ members }: CRecord, depth = 0): readonly Member[] {
  return members.flatMap((member) => {
    const inner = depth < nestingMax ? inlineOf(member) : undefined;
    return inner === undefined ? [member] : scalarsOf(inner, depth + 1);
  });
}

/** A record that is shown is spelt for user space itself; `wasExported`: one that is not may be. */
function mayBeExported(type: Member["type"], wasExported: boolean): boolean {
  const record = recordOf(elementOf(type));
  if (record?.completeness !== "whole") return wasExported;
  return !isKernels(record, false);
}
