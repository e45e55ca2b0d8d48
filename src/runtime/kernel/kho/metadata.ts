// Where a kernel came from: which one started it, and how many did so in a row.
import { kho as codecs } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import type { Incoming } from "./incoming.ts";
import type { Kho } from "./kho.ts";

const { KHO_KEXEC_METADATA_SIZE, KHO_KEXEC_METADATA_VERSION, KHO_METADATA_NODE_NAME } =
  codecs.metadata;

/** What a kernel knows of those before it. */
export interface KexecMetadata {
  /** Release of the kernel that started this one. */
  readonly previousRelease: string;
  /** Kernels started so since the machine was switched on. */
  readonly kexecCount: number;
}

/** What the previous kernel left; a string is why it counts for nothing. */
export function readMetadata(incoming: Incoming): KexecMetadata | string | undefined {
  const blob = incoming.subtree(KHO_METADATA_NODE_NAME);
  if (blob === undefined) return undefined;
  if (blob.bytes < KHO_KEXEC_METADATA_SIZE) return `kexec metadata of ${blob.bytes} bytes`;
  const { ram } = incoming.frames;
  const start = ram.byteAt(blob.pa);
  try {
    const end = start + blob.bytes;
    const read = codecs.metadata.decodeKhoKexecMetadata(ram.view, start, end);
    if (read.version !== KHO_KEXEC_METADATA_VERSION) {
      return `kexec metadata of version ${read.version}`;
    }
    return { previousRelease: read.previousRelease, kexecCount: read.kexecCount };
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}

/** Publishes it for the next kernel: 0, or -ENOMEM and -EEXIST as for any blob. */
export function leaveMetadata(
  kho: Kho,
  release: string,
  before: KexecMetadata | undefined,
): number {
  const pa = kho.allocate("kho", KHO_KEXEC_METADATA_SIZE);
  if (pa < 0) return pa;
  const value = {
    version: KHO_KEXEC_METADATA_VERSION,
    previousRelease: release,
    kexecCount: (before?.kexecCount ?? 0) + 1,
  };
  const { ram } = kho.frames;
  codecs.metadata.encodeKhoKexecMetadata(value, ram.view, ram.byteAt(pa));
  const errno = kho.addSubtree(KHO_METADATA_NODE_NAME, { pa, bytes: KHO_KEXEC_METADATA_SIZE });
  if (errno !== 0) kho.free(pa);
  return errno;
}

/** Takes over, until the next kexec, what debugfs shows: the tree's page, and this blob. */
export function keepRead(incoming: Incoming, rootPa: number): void {
  const blob = incoming.subtree(KHO_METADATA_NODE_NAME);
  if (blob !== undefined) incoming.claim(blob.pa, "kho");
  incoming.claim(rootPa, "kho");
}
