// The option command: accounting mode of the context, huge pages of an address space.
import { EBUSY, EINVAL, ENOENT, EOPNOTSUPP, EPERM } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { patchStruct } from "../../files/index.ts";
import { command, type Call, type Command } from "./command.ts";
import { ioasOf } from "./map-commands.ts";

const { ioas: abi } = uapi.iommufd;
type Request = ReturnType<typeof abi.readIommuOption>;

export const optionCommand: Command = command(
  {
    command: abi.IOMMU_OPTION,
    size: abi.IOMMU_OPTION_SIZE,
    least: abi.IOMMU_OPTION_MIN_SIZE,
  },
  { decode: abi.decodeIommuOption, write: abi.writeIommuOption },
  (request, call) => {
    const value = run(request, call);
    if (value < 0) return value;
    // Only the value goes back, and only from a get.
    if (request.op !== abi.IOMMU_OPTION_OP_GET) return 0;
    abi.writeIommuOption({ ...request, val64: BigInt(value) }, call.argument.view);
    return patchStruct(call.caller, call.argument, abi.IOMMU_OPTION_OFFSET.val64, 8);
  },
);

function run(request: Request, call: Call): number {
  if (request.optionId === abi.IOMMU_OPTION_RLIMIT_MODE) return rlimitMode(request, call);
  if (request.optionId === abi.IOMMU_OPTION_HUGE_PAGES) return hugePages(request, call);
  return -EOPNOTSUPP;
}

function rlimitMode(request: Request, { context, caller }: Call): number {
  if (request.objectId !== 0) return -EOPNOTSUPP;
  if (request.op === abi.IOMMU_OPTION_OP_GET) return context.accountsByProcess ? 1 : 0;
  if (request.op !== abi.IOMMU_OPTION_OP_SET) return -EOPNOTSUPP;
  if (!caller.capSysResource) return -EPERM;
  if (context.objects.size > 0) return -EBUSY;
  if (request.val64 > 1n) return -EINVAL;
  context.accountsByProcess = request.val64 === 1n;
  return 0;
}

function hugePages(request: Request, call: Call): number {
  const object = ioasOf(call, request.objectId);
  if (object === undefined) return -ENOENT;
  const { ioas } = object;
  if (request.op === abi.IOMMU_OPTION_OP_GET) return ioas.small ? 0 : 1;
  if (request.op !== abi.IOMMU_OPTION_OP_SET) return -EOPNOTSUPP;
  if (request.val64 > 1n) return -EINVAL;
  return ioas.setSmall(request.val64 === 0n);
}
