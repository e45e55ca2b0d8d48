// Commands on objects in general: destroying one, a queue for page faults.
import { ENOMEM, EOPNOTSUPP, assert } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { command, rawCommand, respond, type Command } from "./command.ts";
import { FaultQueue, faultFile } from "../object/fault-queue.ts";

const { ioas: abi, fault } = uapi.iommufd;

const destroy: Command = command(
  {
    command: abi.IOMMU_DESTROY,
    size: abi.IOMMU_DESTROY_SIZE,
    least: abi.IOMMU_DESTROY_MIN_SIZE,
  },
  { decode: abi.readIommuDestroy, write: abi.writeIommuDestroy },
  ({ id }, { context }) => context.objects.destroy(id),
);

/** The descriptor is found before anything is published, so that a refusal leaves nothing. */
const faultQueueAlloc: Command = rawCommand(
  {
    command: fault.IOMMU_FAULT_QUEUE_ALLOC,
    size: fault.IOMMU_FAULT_ALLOC_SIZE,
    least: fault.IOMMU_FAULT_ALLOC_MIN_SIZE,
  },
  (call) => {
    const { context, caller, argument } = call;
    const offsets = fault.IOMMU_FAULT_ALLOC_OFFSET;
    const { view } = argument;
    if (view.getUint32(offsets.flags, true) !== 0) return -EOPNOTSUPP;
    assert(context.file !== undefined, "a context without its file");
    if (context.faults.shouldFail("object")) return -ENOMEM;
    const queue = new FaultQueue();
    context.objects.add(queue);
    const file = faultFile(queue, context.file);
    const fd = caller.fds.install(file);
    if (fd < 0) file.put();
    let errno = fd;
    if (fd >= 0) {
      view.setUint32(offsets.outFaultId, queue.id, true);
      view.setUint32(offsets.outFaultFd, fd, true);
      errno = respond(call);
      if (errno === 0) return 0;
      caller.fds.close(fd);
    }
    context.objects.destroy(queue.id);
    return errno;
  },
);

export const objectCommands: readonly Command[] = [destroy, faultQueueAlloc];
