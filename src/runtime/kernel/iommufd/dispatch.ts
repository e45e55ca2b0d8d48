// The door of the iommufd: number range, size, table, struct, handler, in exactly this order.
import { EFAULT, ENOTTY } from "../../errno/index.ts";
import { uapi } from "../../../generated/index.ts";
import { fetchStruct, type Caller } from "../files/index.ts";
import type { Command } from "./command.ts";
import type { IommufdContext, IommufdFeatures } from "./context.ts";
import { findCommand, hwptCommands, markLater, markPosted } from "./hwpt-commands.ts";
import { ioasCommands, mapFileCommand } from "./ioas-commands.ts";
import { optionCommand } from "./option-command.ts";

/** First command of the table; numbers below belong to the container interface. */
const BASE = uapi.iommufd.ioas.IOMMU_DESTROY & 0xff;

/** The commands a kernel knows, by low byte of their number. */
export type CommandTable = ReadonlyMap<number, Command>;

/** The table of a kernel with these features. */
export function commandTable(features: IommufdFeatures): CommandTable {
  const rows = [...ioasCommands, ...hwptCommands, optionCommand];
  if (features.mapFile) rows.push(mapFileCommand);
  if (features.mark === "posted") rows.push(markPosted);
  if (features.mark === "later") rows.push(markLater);
  if (features.retrieve) rows.push(findCommand);
  return new Map(rows.map((row) => [row.command & 0xff, row]));
}

/** Runs one ioctl. */
export function dispatch(
  table: CommandTable,
  context: IommufdContext,
  caller: Caller,
  command: number,
  va: number,
): number {
  const nr = command & 0xff;
  let last = 0;
  for (const known of table.keys()) last = Math.max(last, known);
  if (nr < BASE || nr > last) return -ENOTTY;
  const head = caller.space.read(va, 4);
  if (head === undefined) return -EFAULT;
  const row = table.get(nr);
  if (row === undefined || row.command !== command) return -ENOTTY;
  const userSize = new DataView(head.buffer).getUint32(0, true);
  const argument = fetchStruct(caller, va, userSize, row);
  if (typeof argument === "number") return argument;
  return row.run({ context, caller, argument });
}
