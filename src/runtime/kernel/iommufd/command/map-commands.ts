// Commands that move mappings: map, map a file, copy, unmap, change the process that pays.
import {
  EBADF,
  EFAULT,
  EINVAL,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
  EOVERFLOW,
} from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import type { Caller, File } from "../../files/index.ts";
import { memfdOf } from "../../memfd/index.ts";
import { command, rawCommand, respond, type Call, type Command } from "./command.ts";
import type { IommufdContext } from "../object/context.ts";
import { dmaBufOf } from "../io-pagetable/dma-buf.ts";
import { IoasObject } from "../object/ioas-object.ts";
import type { Ioas } from "../io-pagetable/ioas.ts";
import { Pages, type Account, type Source } from "../io-pagetable/pages.ts";

const { ioas: abi } = uapi.iommufd;

const TOP = 2n ** 64n - 1n;
const PAGE = 4096n;
/** The kernel that maps memory of devices, and looks at the range before it looks for the file. */
const MINOR_DMA_BUF = 20;
const FLAGS_KNOWN =
  abi.IOMMU_IOAS_MAP_FIXED_IOVA | abi.IOMMU_IOAS_MAP_WRITEABLE | abi.IOMMU_IOAS_MAP_READABLE;

/** The address space of an id, or undefined: every other kind of object is as good as absent. */
export function ioasOf({ context }: Pick<Call, "context">, id: number): IoasObject | undefined {
  const object = context.objects.find(id);
  return object instanceof IoasObject ? object : undefined;
}

/** What MAP, MAP_FILE and COPY check before they look for an object. */
function checkMapping(flags: number, ...words: readonly bigint[]): number {
  if ((flags & ~FLAGS_KNOWN) !== 0) return -EOPNOTSUPP;
  if (words.some((word) => word >= TOP)) return -EOVERFLOW;
  const access = abi.IOMMU_IOAS_MAP_WRITEABLE | abi.IOMMU_IOAS_MAP_READABLE;
  return (flags & access) === 0 ? -EINVAL : 0;
}

function protOf(flags: number): number {
  return (
    ((flags & abi.IOMMU_IOAS_MAP_READABLE) !== 0 ? 1 : 0) |
    ((flags & abi.IOMMU_IOAS_MAP_WRITEABLE) !== 0 ? 2 : 0)
  );
}

const isFixed = (flags: number): boolean => (flags & abi.IOMMU_IOAS_MAP_FIXED_IOVA) !== 0;

/** What `mapFresh` maps: bytes from `start` of user memory or of a file. */
interface Fresh {
  readonly start: bigint;
  readonly length: bigint;
  /** Read 1, write 2, as in the IOMMU interface. */
  readonly prot: number;
  /** A fixed address; otherwise one is found. */
  readonly iova: bigint | undefined;
}

/** Who pays for pages that this caller maps. */
function accountOf(context: IommufdContext, caller: Caller): Account {
  const mode = caller.capIpcLock ? "none" : context.accountsByProcess ? "process" : "user";
  return { mode, locked: caller.locked };
}

/** Memory that nobody has to pay for. */
const free = ({ locked }: Caller): Account => ({ mode: "none", locked });

/** Wraps a range of bytes in pages, maps it, and lets go of it again when that fails. */
export function mapFresh(
  context: IommufdContext,
  caller: Caller,
  ioas: Ioas,
  source: (firstPage: number) => Source,
  { start, length, prot, iova }: Fresh,
): bigint | number {
  if (length === 0n || length > TOP - PAGE) return -EINVAL;
  if (start + length > TOP) return -EOVERFLOW;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const offset = start % PAGE;
  const count = Number((offset + length + PAGE - 1n) / PAGE);
  const made = source(Number(start / PAGE));
  const pages = new Pages(context.frames, made, count, {
    writable: (prot & 2) !== 0,
    account: made.kind === "dma-buf" ? free(caller) : accountOf(context, caller),
  });
  const errno = pages.import();
  const mapped = errno === 0 ? ioas.map([{ pages, offset, length }], iova, start, prot) : errno;
  if (typeof mapped === "number") pages.discard();
  return mapped;
}

const ioasMap: Command = rawCommand(
  {
    command: abi.IOMMU_IOAS_MAP,
    size: abi.IOMMU_IOAS_MAP_SIZE,
    least: abi.IOMMU_IOAS_MAP_MIN_SIZE,
  },
  (call) => {
    const { view } = call.argument;
    const offsets = abi.IOMMU_IOAS_MAP_OFFSET;
    const { flags, iova, length, userVa, ioasId } = abi.readIommuIoasMap(view);
    if ((flags & ~FLAGS_KNOWN) !== 0) return -EOPNOTSUPP;
    if (view.getUint32(offsets.reserved, true) !== 0) return -EOPNOTSUPP;
    const errno = checkMapping(flags, iova, length);
    if (errno !== 0) return errno;
    const object = ioasOf(call, ioasId);
    if (object === undefined) return -ENOENT;
    const { context, caller } = call;
    const source = (vaPfn: number): Source => ({ kind: "user", space: caller.space, vaPfn });
    const mapped = mapFresh(context, caller, object.ioas, source, {
      start: userVa,
      length,
      prot: protOf(flags),
      iova: isFixed(flags) ? iova : undefined,
    });
    if (typeof mapped === "number") return mapped;
    view.setBigUint64(offsets.iova, mapped, true);
    return respond(call);
  },
);

/** Later than Linux 6.12. */
export const mapFileCommand: Command = rawCommand(
  {
    command: abi.IOMMU_IOAS_MAP_FILE,
    size: abi.IOMMU_IOAS_MAP_FILE_SIZE,
    least: abi.IOMMU_IOAS_MAP_FILE_MIN_SIZE,
  },
  (call) => {
    const { view } = call.argument;
    const { flags, iova, length, start, ioasId, fd } = abi.readIommuIoasMapFile(view);
    const errno = checkMapping(flags, iova, length);
    if (errno !== 0) return errno;
    const object = ioasOf(call, ioasId);
    if (object === undefined) return -ENOENT;
    const { context, caller } = call;
    const file = caller.fds.find(fd);
    const looksLate = context.features.minor >= MINOR_DMA_BUF;
    if (file === undefined && !looksLate) return -EBADF;
    if (length === 0n) return -EINVAL;
    if (start + length > TOP) return -EOVERFLOW;
    if (file === undefined) return -EBADF;
    const source = sourceOf(file, looksLate, start + length);
    if (typeof source === "number") return source;
    const mapped = mapFresh(context, caller, object.ioas, source, {
      start,
      length,
      prot: protOf(flags),
      iova: isFixed(flags) ? iova : undefined,
    });
    if (typeof mapped === "number") return mapped;
    view.setBigUint64(abi.IOMMU_IOAS_MAP_FILE_OFFSET.iova, mapped, true);
    return respond(call);
  },
);

/** Bytes up to `end` of a file: -EINVAL where it has fewer, or is none that can be mapped. */
function sourceOf(
  file: File,
  takesDmaBufs: boolean,
  end: bigint,
): ((index: number) => Source) | number {
  const buffer = takesDmaBufs ? dmaBufOf(file) : undefined;
  if (buffer !== undefined) {
    if (end > BigInt(buffer.pages) * PAGE) return -EINVAL;
    return (index) => ({ kind: "dma-buf", file, buffer, index });
  }
  const memfd = memfdOf(file);
  if (memfd === undefined || end > BigInt(memfd.sizeBytes)) return -EINVAL;
  const sealsAtMap = memfd.seals;
  return (index) => ({ kind: "file", file, memfd, index, sealsAtMap });
}

const ioasCopy: Command = rawCommand(
  {
    command: abi.IOMMU_IOAS_COPY,
    size: abi.IOMMU_IOAS_COPY_SIZE,
    least: abi.IOMMU_IOAS_COPY_MIN_SIZE,
  },
  (call) => {
    const { view } = call.argument;
    const { flags, dstIova, length, srcIova, srcIoasId, dstIoasId } = abi.readIommuIoasCopy(view);
    const errno = checkMapping(flags, length, srcIova, dstIova);
    if (errno !== 0) return errno;
    const source = ioasOf(call, srcIoasId);
    if (source === undefined) return -ENOENT;
    const pieces = source.ioas.piecesOf(srcIova, length);
    if (typeof pieces === "number") return pieces;
    const target = ioasOf(call, dstIoasId);
    if (target === undefined) return -ENOENT;
    const first = pieces[0];
    const hint = first === undefined ? 0n : first.offset + originOf(first.pages);
    const iova = isFixed(flags) ? dstIova : undefined;
    const mapped = target.ioas.map(pieces, iova, hint, protOf(flags));
    if (typeof mapped === "number") return mapped;
    view.setBigUint64(abi.IOMMU_IOAS_COPY_OFFSET.dstIova, mapped, true);
    return respond(call);
  },
);

/** Where byte 0 of a pages object lies in its user memory or file. */
function originOf(pages: Pages): bigint {
  const { source } = pages;
  return BigInt(source.kind === "user" ? source.vaPfn : source.index) * PAGE;
}

const ioasUnmap: Command = command(
  {
    command: abi.IOMMU_IOAS_UNMAP,
    size: abi.IOMMU_IOAS_UNMAP_SIZE,
    least: abi.IOMMU_IOAS_UNMAP_MIN_SIZE,
  },
  { decode: abi.readIommuIoasUnmap, write: abi.writeIommuIoasUnmap },
  (request, call) => {
    const { iova, length } = request;
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    const isAll = iova === 0n && length === TOP;
    if (!isAll) {
      if (iova >= TOP || length >= TOP) return -EOVERFLOW;
      if (length === 0n) return -EINVAL;
      if (iova + length - 1n > TOP) return -EOVERFLOW;
    }
    const { bytes, errno } = object.ioas.unmap(iova, isAll ? TOP : iova + length - 1n);
    if (errno !== 0) return errno;
    return bytes === 0n && !isAll ? -ENOENT : { ...request, length: bytes };
  },
);

/**
 * Pages of every address space of the context are charged to the caller from now on; -EINVAL where
 * some are user memory, which cannot change hands; -ENOMEM over its limit, with nothing moved.
 */
export const changeProcessCommand: Command = command(
  {
    command: abi.IOMMU_IOAS_CHANGE_PROCESS,
    size: abi.IOMMU_IOAS_CHANGE_PROCESS_SIZE,
    least: abi.IOMMU_IOAS_CHANGE_PROCESS_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasChangeProcess, write: abi.writeIommuIoasChangeProcess },
  (_request, { context, caller }) => {
    const pages = new Set<Pages>();
    for (const object of context.objects.all()) {
      if (object instanceof IoasObject) for (const area of object.ioas.areas) pages.add(area.pages);
    }
    if ([...pages].some(({ source }) => source.kind !== "file")) return -EINVAL;
    const account = accountOf(context, caller);
    const { mode, locked } = account;
    if (mode !== "none") {
      let more = 0;
      for (const each of pages) {
        const isOurs = each.account.mode === mode && each.account.locked[mode] === locked[mode];
        if (!isOurs) more += each.charged;
      }
      if (locked[mode].pages + more > Math.floor(locked.limitBytes / 4096)) return -ENOMEM;
    }
    for (const each of pages) each.recharge(account);
    return 0;
  },
);

export const mapCommands: readonly Command[] = [ioasMap, ioasCopy, ioasUnmap];

/** Reads one element of an array in user memory. */
export function readElement(caller: Caller, va: number, bytes: number): DataView | number {
  const element = caller.space.read(va, bytes);
  return element === undefined ? -EFAULT : new DataView(element.buffer);
}
