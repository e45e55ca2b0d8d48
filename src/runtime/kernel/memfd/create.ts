// memfd_create: a new file of size 0 behind a new descriptor.
import { EINVAL } from "../../errno/index.ts";
import type { Frames } from "../../memory/index.ts";
import type { FaultPlan } from "../../world/index.ts";
import type { Descriptors } from "../files/index.ts";
import { Memfd, memfdFile } from "./memfd.ts";
import {
  F_SEAL_EXEC,
  F_SEAL_SEAL,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
  MFD_EXEC,
  MFD_HUGETLB,
  MFD_NOEXEC_SEAL,
} from "./seals.ts";

/** When a file uses folios of 2 MiB: never, or wherever one lies wholly inside its size. */
export type HugePolicy = "never" | "within_size";

const KNOWN = MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_HUGETLB | MFD_NOEXEC_SEAL | MFD_EXEC;
const NAME_MAX = 249;

/** The descriptor, or -EINVAL (name, flags), -EMFILE. */
export function createMemfd(
  kernel: { readonly frames: Frames; readonly faults: FaultPlan; readonly huge: HugePolicy },
  fds: Descriptors,
  name: string,
  flags: number,
): number {
  if ((flags & ~KNOWN) !== 0 || name.length > NAME_MAX) return -EINVAL;
  if ((flags & MFD_EXEC) !== 0 && (flags & MFD_NOEXEC_SEAL) !== 0) return -EINVAL;
  const executable = (flags & MFD_NOEXEC_SEAL) === 0;
  let seals = (flags & MFD_ALLOW_SEALING) === 0 && executable ? F_SEAL_SEAL : 0;
  if (!executable) seals |= F_SEAL_EXEC;
  const hugetlb = (flags & MFD_HUGETLB) !== 0;
  const memfd = new Memfd(
    kernel.frames,
    kernel.faults,
    { seals, executable, hugetlb },
    kernel.huge,
  );
  const file = memfdFile(memfd);
  const fd = fds.install(file);
  if (fd < 0) file.put();
  return fd;
}
