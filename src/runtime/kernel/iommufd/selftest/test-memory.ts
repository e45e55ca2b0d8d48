// Operations of the kernel's own tests that compare, copy and dirty memory behind an address space.
import {
  EBADE,
  EFAULT,
  EINVAL,
  ENOENT,
  ENOMEM,
  EOPNOTSUPP,
  EOVERFLOW,
} from "../../../errno/index.ts";
import type { Caller } from "../../files/index.ts";
import type { Access } from "../object/access.ts";
import { respond, type Call } from "../command/command.ts";
import { Hwpt } from "../object/hwpt.ts";
import { MINOR_AMD, MOCK_PAGE_BYTES, MockDomain } from "../mock/mock-domain.ts";
import { accessOf } from "./test-access.ts";

const UNION = 16;
const TOP = 2n ** 64n - 1n;
const LENGTH_MAX = 16n * 2n ** 20n;
const WRITE = 1;
const SLOW_PATH = 4;
/** Addresses are the nth area and an offset. */
const FUZZER = 2 ** 16;

/** The frames behind user pages, or -EFAULT; nothing stays pinned. */
export function framesAt(caller: Caller, va: number, pages: number): readonly number[] | number {
  const runs = caller.space.pin(Math.floor(va / 4096), pages, false);
  if (typeof runs === "number") return runs;
  caller.space.unpin(runs);
  return runs.flatMap((run) => Array.from({ length: run.pages }, (_, at) => run.pfn + at));
}

function mockOf({ context }: Call, id: number): MockDomain | number {
  const hwpt = context.objects.find(id);
  if (!(hwpt instanceof Hwpt)) return -ENOENT;
  return hwpt.domain instanceof MockDomain ? hwpt.domain : -EINVAL;
}

/** iova 16, length 24, uptr 32: the table leads to the frames of the user's pages. */
export function checkMap(call: Call, view: DataView, id: number): number {
  const iova = view.getBigUint64(UNION, true);
  const length = view.getBigUint64(UNION + 8, true);
  const uptr = view.getBigUint64(UNION + 16, true);
  const mock = mockOf(call, id);
  // Kernels whose tables all have one page size look at the numbers before they look for a table.
  const isNotFound = typeof mock === "number";
  if (isNotFound && call.context.features.minor >= MINOR_AMD) return mock;
  const step = BigInt(isNotFound ? MOCK_PAGE_BYTES : mock.pageBytes);
  if (iova % step !== 0n || length % step !== 0n || uptr % step !== 0n) return -EINVAL;
  if (uptr + length > TOP) return -EINVAL;
  if (isNotFound) return mock;
  for (let at = 0n; at < length; at += step) {
    const va = Number(uptr + at);
    const frames = framesAt(call.caller, va, 1);
    if (typeof frames === "number") return frames;
    const wanted = (frames[0] as number) * 4096 + (va % 4096);
    if (mock.lookUp(Number(iova + at)) !== wanted) return -EINVAL;
  }
  return 0;
}

function addressOf(access: Access, iova: bigint, flags: number): bigint {
  if ((flags & FUZZER) === 0) return iova;
  return access.nthArea(Number(iova & 0xffffffffn), Number(iova >> 32n));
}

/** flags 16, out id 20, iova 24, length 32, uptr 40: holds pages and checks which they are. */
export function accessPages(call: Call, view: DataView, id: number): number {
  const flags = view.getUint32(UNION, true);
  const length = view.getBigUint64(UNION + 16, true);
  const uptr = view.getBigUint64(UNION + 24, true);
  if (length > LENGTH_MAX) return -ENOMEM;
  if ((flags & ~(WRITE | FUZZER)) !== 0) return -EOPNOTSUPP;
  const access = accessOf(call.caller, id);
  if (typeof access === "number") return access;
  if (!access.pinsPages) return -EOPNOTSUPP;
  const iova = addressOf(access, view.getBigUint64(UNION + 8, true), flags);
  const runs = access.pin(iova, length, (flags & WRITE) !== 0);
  if (typeof runs === "number") return runs;
  const held = runs.flatMap(({ pfn, pages }) => Array.from({ length: pages }, (_, at) => pfn + at));
  const errno = uptr === 0n ? 0 : comparePages(call.caller, Number(uptr - (iova % 4096n)), held);
  if (errno !== 0) {
    access.drop(iova, length);
    return errno;
  }
  if (call.context.faults.shouldFail("object")) {
    access.drop(iova, length);
    return -ENOMEM;
  }
  const held1 = access.keep(iova, length);
  view.setUint32(UNION + 4, held1, true);
  const refusal = respond(call);
  if (refusal !== 0) access.letGo(held1);
  return refusal;
}

function comparePages(caller: Caller, va: number, held: readonly number[]): number {
  for (const [at, pfn] of held.entries()) {
    const frames = framesAt(caller, va + at * 4096, 1);
    if (typeof frames === "number") return frames;
    if (frames[0] !== pfn) return -EBADE;
  }
  return 0;
}

/** iova 16, length 24, uptr 32, flags 40: copies between the address space and user memory. */
export function accessRw({ caller }: Call, view: DataView, id: number): number {
  const length = view.getBigUint64(UNION + 8, true);
  const va = Number(view.getBigUint64(UNION + 16, true));
  const flags = view.getUint32(UNION + 24, true);
  if (length > LENGTH_MAX) return -ENOMEM;
  if ((flags & ~(WRITE | SLOW_PATH | FUZZER)) !== 0) return -EOPNOTSUPP;
  const access = accessOf(caller, id);
  if (typeof access === "number") return access;
  const write = (flags & WRITE) !== 0;
  let data = new Uint8Array(Number(length));
  if (write) {
    const given = caller.space.read(va, data.length);
    if (given === undefined) return -EFAULT;
    data = new Uint8Array(given);
  }
  const iova = addressOf(access, view.getBigUint64(UNION, true), flags);
  const errno = access.copy(iova, data, write);
  if (errno !== 0 || write) return errno;
  return caller.space.write(va, data) ? 0 : -EFAULT;
}

/** flags 16, iova 24, length 32, page_size 40, uptr 48, out count 56: a bitmap of written pages. */
export function dirtyPages(call: Call, view: DataView, id: number): number {
  const [iova, length, pageSize, uptr] = [8, 16, 24, 32].map((at) =>
    view.getBigUint64(UNION + at, true),
  ) as [bigint, bigint, bigint, bigint];
  if (pageSize === 0n || length === 0n || uptr === 0n) return -EINVAL;
  if (iova % pageSize !== 0n || length % pageSize !== 0n) return -EINVAL;
  const bits = length / pageSize;
  if (bits > LENGTH_MAX * 8n) return -EOVERFLOW;
  const mock = mockOf(call, id);
  if (typeof mock === "number") return mock;
  if (!mock.tracks) return -EINVAL;
  const map = call.caller.space.read(Number(uptr), Math.ceil(Number(bits) / 8));
  if (map === undefined) return -EFAULT;
  let count = 0n;
  for (let bit = 0; bit < Number(bits); bit++) {
    if (((map[bit >> 3] as number) & (1 << (bit & 7))) === 0) continue;
    // Earlier kernels take the number of a page for that of an entry, whatever a page's size.
    const address = Number(iova) + bit * Number(pageSize);
    const entry = address / (mock.isAmd ? MOCK_PAGE_BYTES : Number(pageSize));
    if (mock.markDirty(Math.floor(entry)) || mock.isAmd) count += 1n;
  }
  view.setBigUint64(UNION + 40, count, true);
  return respond(call);
}
