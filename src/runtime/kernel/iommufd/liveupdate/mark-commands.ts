// Commands of the live-update proposals: marking page tables, finding them again by their token.
import { ENOENT } from "../../../errno/index.ts";
import { uapi } from "../../../../generated/index.ts";
import { runAlone } from "../../lock/index.ts";
import { command, type Call, type Command } from "../command/command.ts";
import { markPath } from "./preserve-paths.ts";

const { posted, later, proposal } = uapi.iommufdLiveupdate;

const mark = ({ context }: Call, hwptId: number, token: bigint): number =>
  runAlone("mark", markPath(context, hwptId, token));

/** The mark command as first posted: 12 bytes, a token of 32 bits. */
export const markPosted: Command = command(
  {
    command: posted.IOMMU_HWPT_LU_SET_PRESERVE,
    size: posted.IOMMU_HWPT_LU_SET_PRESERVE_SIZE,
    least: posted.IOMMU_HWPT_LU_SET_PRESERVE_MIN_SIZE,
  },
  { decode: posted.decodeIommuHwptLuSetPreserve, write: posted.writeIommuHwptLuSetPreserve },
  (request, call) => {
    const errno = mark(call, request.hwptId, BigInt(request.hwptToken));
    return errno === 0 ? request : errno;
  },
);

/** The same number with 16 bytes and a token of 64 bits. */
export const markLater: Command = command(
  {
    command: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE,
    size: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_SIZE,
    least: later.IOMMU_HWPT_LIVEUPDATE_MARK_PRESERVE_MIN_SIZE,
  },
  {
    decode: later.decodeIommuHwptLiveupdateMarkPreserve,
    write: later.writeIommuHwptLiveupdateMarkPreserve,
  },
  (request, call) => {
    const errno = mark(call, request.hwptId, request.hwptToken);
    return errno === 0 ? request : errno;
  },
);

/**
 * A proposal: the page table of a retrieved context by its token. -ENOENT for a token of nobody.
 */
export const findCommand: Command = command(
  {
    command: proposal.IOMMU_HWPT_LU_FIND,
    size: proposal.IOMMU_HWPT_LU_FIND_SIZE,
    least: proposal.IOMMU_HWPT_LU_FIND_MIN_SIZE,
  },
  { decode: proposal.decodeIommuHwptLuFind, write: proposal.writeIommuHwptLuFind },
  (request, { context }) => {
    const hwpt = context.marked().find((each) => each.token === request.hwptToken);
    return hwpt === undefined ? -ENOENT : { ...request, outHwptId: hwpt.id };
  },
);
