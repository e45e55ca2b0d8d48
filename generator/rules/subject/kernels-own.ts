// What lives and dies with this kernel: what it works with in place, calls, or points to.
import { keptFor } from "../../lists/index.ts";
import {
  type CRecord,
  elementOf,
  isKernelState,
  type Member,
  pointsToKernels,
  recordOf,
  type Unit,
} from "../../model/index.ts";
import { codeOf, type SourceText } from "./source-text.ts";
import { isFixedWidth, isKernelSpelt, typeWord } from "./type-word.ts";

/**
 * Whether a record is the kernel's whatever it is held by; where that goes by its spelling alone,
 * `isHanded` false, so is one that is spelt as exported headers never are.
 */
export const isKernels = (record: CRecord, isHanded: boolean): boolean =>
  isAsItWas(record) || holdsKernelState(record) || (!isHanded && holdsKernelSpelt(record));

/**
 * What 32-bit programs pass, as the kernel translates it, and what programs were compiled with
 * before there was a better one, by its name: an odd layout is meant.
 */
export const isAsItWas = ({ name, members }: CRecord): boolean =>
  name.startsWith("__kernel_old_") || members.some(isCompat);

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
export const holdsKernelState: (record: CRecord) => boolean = holding((member) =>
  elementOf(member.type).kind === "pointer"
    ? isCallback(member) || pointsToKernels(member.spelling)
    : isKernelState(typeWord(member.type)),
);

const isCallback = ({ type, spelling }: Member): boolean =>
  elementOf(type).kind === "pointer" && /\(\s*\*/.test(spelling);

/** Functions to call, which no system call takes: code is built against such a table. */
export const isTableOfFunctions = ({ name, members }: CRecord): boolean =>
  /_(?:ops|operations)$/.test(name)
    ? members.some(({ type }) => elementOf(type).kind === "pointer")
    : members.length > 1 && members.filter(isCallback).length * 2 > members.length;

const isCompat = ({ type }: Member): boolean => typeWord(type).startsWith("compat_");

/** Has the address of a record that is not a program's, and no word of exported headers. */
export const pointsIntoKernel = ({ members }: CRecord): boolean =>
  members.some(({ spelling }) => /^(?!.*\b__user\b).*\bstruct\s+\w+\s*\*/s.test(spelling)) &&
  !members.some(isFixedWidth);

/** What a guest keeps beside what it shares: a hypervisor has no use for the guest's pointers. */
export const isOfGuest = (record: CRecord): boolean =>
  holdsKernelState(record) || record.members.some(({ type }) => elementOf(type).kind === "pointer");

/** The rest of a record's file. */
interface Beside {
  readonly unit?: Unit | undefined;
  readonly text?: SourceText | undefined;
}

/**
 * Whether a driver's header shows what works in the kernel, functions to call and locks, beside a
 * record that does not call itself user space's: then words of exported headers are a habit there.
 */
export const isAmongDrivers = ({ name }: CRecord, path: string, { unit, text }: Beside): boolean =>
  /(?:^|\/)(?:drivers|fs|include\/linux)\//.test(path) &&
  !/(?:^|_)(?:user|ioctl|passthru|uapi)(?:_|$)/.test(name) &&
  ((unit !== undefined && worksInKernel(unit)) || (text !== undefined && declaresFunctions(text)));

const worksInKernel = keptFor(({ records }: Unit): boolean =>
  records.some((record) => isTableOfFunctions(record) || holdsKernelState(record)),
);

const declaresFunctions = keptFor((text: SourceText): boolean => prototype.test(codeOf(text)));

/** `int bay_open(struct bay *bay);`, on however many lines. */
const prototype = new RegExp(
  String.raw`^(?!typedef|return\b)[A-Za-z_][\w \t]*[ \t*]\w+` +
    String.raw`\([^;{}()]{0,200}\bstruct \w+ \*[^;{}()]{0,200}\)\s*[;{]`,
  "m",
);
