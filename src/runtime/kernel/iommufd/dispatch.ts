// The door of the iommufd: number range, size, table, struct, handler, in exactly this order.
import { EFAULT, ENOTTY } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { fetchStruct, type Caller } from "../files/index.ts";
import type { Command } from "./command/command.ts";
import type { IommufdContext, IommufdFeatures } from "./object/context.ts";
import { dirtyCommands } from "./command/dirty-commands.ts";
import { hwptCommands } from "./command/hwpt-commands.ts";
import { ioasCommands } from "./command/ioas-commands.ts";
import { changeProcessCommand, mapCommands, mapFileCommand } from "./command/map-commands.ts";
import { findCommand, markLater, markPosted } from "./liveupdate/mark-commands.ts";
import { objectCommands } from "./command/object-commands.ts";
import { optionCommand } from "./command/option-command.ts";
import { testCommand } from "./selftest/test-command.ts";
import {
  hwQueueAlloc,
  vdeviceAlloc,
  veventqAlloc,
  viommuAlloc,
  viommuAllocGrown,
} from "./command/viommu-commands.ts";
import { containerIoctl } from "./command/vfio-compat.ts";

/** First command of the table; numbers below belong to the container interface. */
const BASE = uapi.iommufd.ioas.IOMMU_DESTROY & 0xff;

/** The commands a kernel knows, by low byte of their number less the first; holes are undefined. */
type CommandTable = readonly (Command | undefined)[];

/** The table of a kernel with these features. */
export function commandTable(features: IommufdFeatures): CommandTable {
  const rows = [
    ...objectCommands,
    ...ioasCommands,
    ...mapCommands,
    ...hwptCommands,
    ...dirtyCommands,
    optionCommand,
  ];
  if (features.mapFile) rows.push(mapFileCommand, changeProcessCommand);
  if (features.minor >= 13) rows.push(vdeviceAlloc);
  if (features.minor >= 13) rows.push(features.minor >= 17 ? viommuAllocGrown : viommuAlloc);
  if (features.minor >= 15) rows.push(veventqAlloc);
  if (features.minor >= 17) rows.push(hwQueueAlloc);
  if (features.mark === "posted") rows.push(markPosted);
  if (features.mark === "later") rows.push(markLater);
  if (features.retrieve) rows.push(findCommand);
  if (features.test === true) rows.push(testCommand);
  const table: (Command | undefined)[] = [];
  for (const row of rows) {
    const at = (row.command & 0xff) - BASE;
    while (table.length <= at) table.push(undefined);
    table[at] = row;
  }
  return table;
}

/** Runs one ioctl. */
export function dispatch(
  table: CommandTable,
  context: IommufdContext,
  caller: Caller,
  command: number,
  va: number,
): number {
  const at = (command & 0xff) - BASE;
  if (at < 0 || at >= table.length) return containerIoctl(context, caller, command, va);
  const head = caller.space.read(va, 4);
  if (head === undefined) return -EFAULT;
  const row = table[at];
  if (row === undefined || row.command !== command) return -ENOTTY;
  const userSize =
    ((head[0] as number) |
      ((head[1] as number) << 8) |
      ((head[2] as number) << 16) |
      ((head[3] as number) << 24)) >>>
    0;
  const argument = fetchStruct(caller, va, userSize, row);
  if (typeof argument === "number") return argument;
  return row.run({ context, caller, argument });
}
