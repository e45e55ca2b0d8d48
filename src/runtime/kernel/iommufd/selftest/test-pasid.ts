// Operations of the kernel's own tests on PASIDs of a test device.
import { EINVAL, ENOENT } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { respond } from "../command/command.ts";
import type { Device } from "../object/device.ts";
import { Hwpt, NestedHwpt } from "../object/hwpt.ts";
import { TestDevice, type TestRun } from "./test-device.ts";

const abi = uapi.iommufd.selftest;

/** pasid 16, pt_id or hwpt_id 20. */
const PASID = 16;
const TABLE = 20;

type Step = (device: Device, pasid: number, table: number) => number;

/** A step on the device that an object stands for. */
const onDevice =
  (step: Step): TestRun =>
  ({ context }, view, id) => {
    const object = context.objects.find(id);
    if (!(object instanceof TestDevice)) return -ENOENT;
    return step(object.device, view.getUint32(PASID, true), view.getUint32(TABLE, true));
  };

/** The same for one that answers with the number of a page table. */
const answering = (step: Step, undo?: Step): TestRun => {
  const run = onDevice(step);
  return (call, view, id) => {
    const hwptId = run(call, view, id);
    if (hwptId < 0) return hwptId;
    view.setUint32(TABLE, hwptId, true);
    const errno = respond(call);
    if (errno !== 0 && undo !== undefined) onDevice(undo)(call, view, id);
    return errno;
  };
};

const detach: Step = (device, pasid) => {
  device.detach(pasid);
  return 0;
};

/** 0 stands for no page table; -EINVAL where it is another one, -ENOENT. */
const check: Step = (device, pasid, table) => {
  const attached = device.group.hwptOf(pasid);
  if (table === 0) return attached === undefined ? 0 : -EINVAL;
  const object = device.context.objects.find(table);
  if (object === undefined) return -ENOENT;
  const isTable = object instanceof Hwpt || object instanceof NestedHwpt;
  return isTable && object === attached ? 0 : -EINVAL;
};

/** By operation, all of them as of 6.15. */
export const pasidOperations: readonly (readonly [operation: number, run: TestRun])[] = [
  [
    abi.IOMMU_TEST_OP_PASID_ATTACH,
    answering((device, pasid, table) => device.attach(table, pasid), detach),
  ],
  [
    abi.IOMMU_TEST_OP_PASID_REPLACE,
    answering((device, pasid, table) => device.replace(table, pasid)),
  ],
  [abi.IOMMU_TEST_OP_PASID_DETACH, onDevice(detach)],
  [abi.IOMMU_TEST_OP_PASID_CHECK_HWPT, onDevice(check)],
];
