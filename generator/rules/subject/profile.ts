// Who reads a record's bytes, guessed from where it stands and how it is spelt.
import { type CRecord, elementOf, recordOf, type Unit } from "../../model/index.ts";
import {
  holdsKernelState,
  isAmongDrivers,
  isAsItWas,
  isKernels,
  isOfGuest,
  isTableOfFunctions,
  pointsIntoKernel,
} from "./kernels-own.ts";
import { hasCompatible, hasNumber, hasUapiGuard, isArgument, signsIn } from "./macro-signs.ts";
import {
  hypervisorPath,
  isUapi,
  khoPath,
  ownHeaders,
  programsPath,
  protocolHeaders,
  stagedPath,
} from "./place.ts";
import type { SourceText } from "./source-text.ts";
import { isSpeltForUserSpace, isSpeltLikeUapi, scalarsOf, statesOrder } from "./spelling.ts";

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

const khoName = /_(?:ser|lu|kho)$/;

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
 * What is no interface and stands among what is: a table of functions, and in a folder `uapi` of a
 * driver's own, which may hold the driver's side too, what is spelt as exported headers never are.
 */
function isKernelsAmongUapi(record: CRecord, path: string, { unit, users }: Surroundings): boolean {
  if (hasNumber(record, unit)) return false;
  if (isTableOfFunctions(record)) return true;
  const isStaged = stagedPath.test(path) && users?.has(record.name) !== true;
  return isStaged && (pointsIntoKernel(record) || holdsKernelState(record));
}

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

/** What is said to read a record; firmware has no use for the kernel's pointers. */
function userOf(record: CRecord, users: Surroundings["users"]): Profile | undefined {
  const user = users?.get(record.name);
  return user === "hypervisor" && isOfGuest(record) ? "internal" : user;
}

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

/** What a netlink family's specification is made into for programs, and crosses no boundary. */
const isForLibrary = ({ members }: CRecord): boolean =>
  members.some(({ name }) => name === "_present");
