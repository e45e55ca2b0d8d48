// Operations of the kernel's own tests on memory of devices, as of Linux 7.0.
import { ENOMEM } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { DmaBuf, dmaBufAt } from "../io-pagetable/dma-buf.ts";
import type { TestRun } from "./test-device.ts";

const abi = uapi.iommufd.selftest;
const UNION = 16;

/** length 16, open_flags 20: the answer is the descriptor. */
const get: TestRun = ({ context, caller }, view) => {
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const file = DmaBuf.create(context.frames, view.getUint32(UNION, true));
  if (typeof file === "number") return file;
  const fd = caller.fds.install(file);
  if (fd < 0) file.put();
  return fd;
};

/** dmabuf_fd 16, revoked 20. */
const revoke: TestRun = ({ caller }, view) => {
  const buffer = dmaBufAt(caller, view.getInt32(UNION, true));
  if (typeof buffer === "number") return buffer;
  buffer.setRevoked(view.getUint32(UNION + 4, true) !== 0);
  return 0;
};

export const dmaBufOperations: readonly (readonly [operation: number, run: TestRun])[] = [
  [abi.IOMMU_TEST_OP_DMABUF_GET, get],
  [abi.IOMMU_TEST_OP_DMABUF_REVOKE, revoke],
];
