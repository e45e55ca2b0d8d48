// Commands on address spaces: allocate, ranges, map, copy, unmap, options.
import {
  EBADF,
  EFAULT,
  EINVAL,
  EMSGSIZE,
  ENODEV,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
  EOVERFLOW,
} from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { answerStruct } from "../files/index.ts";
import { memfdOf } from "../memfd/index.ts";
import { command, type Call, type Command } from "./command.ts";
import { IoasObject } from "./ioas-object.ts";
import type { Ioas } from "./ioas.ts";
import { Pages, type Source } from "./pages.ts";

const { ioas: abi } = uapi.iommufd;

const TOP = 2n ** 64n - 1n;
const PAGE = 4096n;
/** Most ranges the kernel takes at once from an array it copies. */
const RANGE_BYTES = abi.IOMMU_IOVA_RANGE_SIZE;

/** The address space of an id, or undefined: every other kind of object is as good as absent. */
export function ioasOf({ context }: Pick<Call, "context">, id: number): IoasObject | undefined {
  const object = context.objects.find(id);
  return object instanceof IoasObject ? object : undefined;
}

const ioasAlloc: Command = command(
  {
    command: abi.IOMMU_IOAS_ALLOC,
    size: abi.IOMMU_IOAS_ALLOC_SIZE,
    least: abi.IOMMU_IOAS_ALLOC_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasAlloc, write: abi.writeIommuIoasAlloc },
  (request, { context, caller, argument }) => {
    if (request.flags !== 0) return -EOPNOTSUPP;
    const object = new IoasObject();
    const outIoasId = context.objects.add(object);
    abi.writeIommuIoasAlloc({ ...request, outIoasId }, argument.view);
    const errno = answerStruct(caller, argument);
    if (errno !== 0) context.objects.destroy(outIoasId);
    return errno;
  },
);

const iovaRanges: Command = command(
  {
    command: abi.IOMMU_IOAS_IOVA_RANGES,
    size: abi.IOMMU_IOAS_IOVA_RANGES_SIZE,
    least: abi.IOMMU_IOAS_IOVA_RANGES_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasIovaRanges, write: abi.writeIommuIoasIovaRanges },
  (request, call) => {
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    const ranges = object.ioas.usable();
    const fitting = ranges.slice(0, request.numIovas);
    for (const [at, range] of fitting.entries()) {
      const va = Number(request.allowedIovas) + at * RANGE_BYTES;
      const bytes = new Uint8Array(abi.encodeIommuIovaRange(range).buffer);
      if (!call.caller.space.write(va, bytes)) return -EFAULT;
    }
    const answer = {
      ...request,
      numIovas: ranges.length,
      outIovaAlignment: object.ioas.alignment,
    };
    abi.writeIommuIoasIovaRanges(answer, call.argument.view);
    const errno = answerStruct(call.caller, call.argument);
    return errno === 0 && fitting.length < ranges.length ? -EMSGSIZE : errno;
  },
);

const allowIovas: Command = command(
  {
    command: abi.IOMMU_IOAS_ALLOW_IOVAS,
    size: abi.IOMMU_IOAS_ALLOW_IOVAS_SIZE,
    least: abi.IOMMU_IOAS_ALLOW_IOVAS_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasAllowIovas, write: abi.writeIommuIoasAllowIovas },
  (request, call) => {
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    const ranges: { start: bigint; last: bigint }[] = [];
    for (let at = 0; at < request.numIovas; at++) {
      const va = Number(request.allowedIovas) + at * RANGE_BYTES;
      const bytes = call.caller.space.read(va, RANGE_BYTES);
      if (bytes === undefined) return -EFAULT;
      const range = abi.readIommuIovaRange(new DataView(bytes.buffer));
      if (range.start >= range.last) return -EINVAL;
      ranges.push(range);
    }
    return object.ioas.allow(ranges);
  },
);

/** What MAP, MAP_FILE and COPY check before anything else. */
function checkMapping(flags: number, iova: bigint, length: bigint): number {
  if (iova >= TOP || length >= TOP) return -EOVERFLOW;
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

/** Wraps a range of bytes in pages, maps it, and lets go of it again when that fails. */
function mapFresh(
  call: Call,
  ioas: Ioas,
  source: (firstPage: number) => Source,
  place: {
    readonly start: bigint;
    readonly length: bigint;
    readonly flags: number;
    readonly iova: bigint;
  },
): bigint | number {
  const { start, length, flags } = place;
  const offset = start % PAGE;
  const count = Number((offset + length + PAGE - 1n) / PAGE);
  const writable = (flags & abi.IOMMU_IOAS_MAP_WRITEABLE) !== 0;
  const pages = new Pages(call.context.frames, source(Number(start / PAGE)), count, writable);
  const fixed = isFixed(flags) ? place.iova : undefined;
  const mapped = ioas.map([{ pages, offset, length }], fixed, start, protOf(flags));
  if (typeof mapped === "number") pages.discard();
  return mapped;
}

const ioasMap: Command = command(
  {
    command: abi.IOMMU_IOAS_MAP,
    size: abi.IOMMU_IOAS_MAP_SIZE,
    least: abi.IOMMU_IOAS_MAP_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasMap, write: abi.writeIommuIoasMap },
  (request, call) => {
    const { flags, iova, length, userVa } = request;
    const errno = checkMapping(flags, iova, length);
    if (errno !== 0) return errno;
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    if (userVa + length > TOP) return -EOVERFLOW;
    if (length === 0n) return -EINVAL;
    if (length > 2n ** 52n) return -ENOMEM;
    const { space } = call.caller;
    const mapped = mapFresh(call, object.ioas, (vaPfn) => ({ kind: "user", space, vaPfn }), {
      start: userVa,
      length,
      flags,
      iova,
    });
    return typeof mapped === "number" ? mapped : { ...request, iova: mapped };
  },
);

const mapFile: Command = command(
  {
    command: abi.IOMMU_IOAS_MAP_FILE,
    size: abi.IOMMU_IOAS_MAP_FILE_SIZE,
    least: abi.IOMMU_IOAS_MAP_FILE_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasMapFile, write: abi.writeIommuIoasMapFile },
  (request, call) => {
    const { flags, iova, length, start } = request;
    const errno = checkMapping(flags, iova, length);
    if (errno !== 0) return errno;
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    const file = call.caller.fds.find(request.fd);
    if (file === undefined) return -EBADF;
    const memfd = memfdOf(file);
    if (memfd === undefined || length === 0n) return -EINVAL;
    if (start + length > TOP) return -EOVERFLOW;
    if (start + length > BigInt(memfd.sizeBytes)) return -EINVAL;
    const sealsAtMap = memfd.seals;
    const mapped = mapFresh(
      call,
      object.ioas,
      (index) => ({ kind: "file", file, memfd, index, sealsAtMap }),
      { start, length, flags, iova },
    );
    return typeof mapped === "number" ? mapped : { ...request, iova: mapped };
  },
);

const ioasCopy: Command = command(
  {
    command: abi.IOMMU_IOAS_COPY,
    size: abi.IOMMU_IOAS_COPY_SIZE,
    least: abi.IOMMU_IOAS_COPY_MIN_SIZE,
  },
  { decode: abi.decodeIommuIoasCopy, write: abi.writeIommuIoasCopy },
  (request, call) => {
    const { flags, dstIova, length, srcIova } = request;
    const errno = checkMapping(flags, dstIova, length);
    if (errno !== 0) return errno;
    const source = ioasOf(call, request.srcIoasId);
    if (source === undefined) return -ENOENT;
    const pieces = source.ioas.piecesOf(srcIova, length);
    if (typeof pieces === "number") return pieces;
    const target = ioasOf(call, request.dstIoasId);
    if (target === undefined) return -ENOENT;
    const fixed = isFixed(flags) ? dstIova : undefined;
    const first = pieces[0];
    const hint = first === undefined ? 0n : first.offset + originOf(first.pages);
    const mapped = target.ioas.map(pieces, fixed, hint, protOf(flags));
    return typeof mapped === "number" ? mapped : { ...request, dstIova: mapped };
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
  { decode: abi.decodeIommuIoasUnmap, write: abi.writeIommuIoasUnmap },
  (request, call) => {
    const { iova, length } = request;
    const object = ioasOf(call, request.ioasId);
    if (object === undefined) return -ENOENT;
    if (iova === 0n && length === TOP) {
      const all = object.ioas.unmap(0n, TOP);
      if (all === -ENOENT) return { ...request, length: 0n };
      return typeof all === "number" ? all : { ...request, length: all };
    }
    if (iova >= TOP || length >= TOP) return -EOVERFLOW;
    if (length === 0n) return -EINVAL;
    if (iova + length - 1n > TOP) return -EOVERFLOW;
    const bytes = object.ioas.unmap(iova, iova + length - 1n);
    return typeof bytes === "number" ? bytes : { ...request, length: bytes };
  },
);

const vfioIoas: Command = command(
  {
    command: abi.IOMMU_VFIO_IOAS,
    size: abi.IOMMU_VFIO_IOAS_SIZE,
    least: abi.IOMMU_VFIO_IOAS_MIN_SIZE,
  },
  { decode: abi.decodeIommuVfioIoas, write: abi.writeIommuVfioIoas },
  (request, call) => {
    const { context } = call;
    switch (request.op) {
      case abi.IOMMU_VFIO_IOAS_GET: {
        const { compatIoas } = context;
        return compatIoas === undefined ? -ENODEV : { ...request, ioasId: compatIoas.id };
      }
      case abi.IOMMU_VFIO_IOAS_SET: {
        const object = ioasOf(call, request.ioasId);
        if (object === undefined) return -ENOENT;
        context.compatIoas = object;
        return 0;
      }
      case abi.IOMMU_VFIO_IOAS_CLEAR:
        context.compatIoas = undefined;
        return 0;
      default:
        return -EOPNOTSUPP;
    }
  },
);

/** The commands of this file; the table puts them where their numbers say. */
export const ioasCommands: readonly Command[] = [
  ioasAlloc,
  iovaRanges,
  allowIovas,
  ioasMap,
  ioasCopy,
  ioasUnmap,
  vfioIoas,
];

/** Later than Linux 6.12. */
export const mapFileCommand: Command = mapFile;
