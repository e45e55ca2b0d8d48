// What the previous kernel's orchestrator left, read whole before anything is claimed.
import { kho } from "../../../generated/index.ts";
import { WireError } from "../../wire/index.ts";
import type { Incoming } from "../kho/index.ts";
import type { LuoFormat, LuoRoot } from "./format.ts";

const { v5 } = kho.luo;

interface ImageFile {
  readonly compatible: string;
  readonly data: number;
  readonly token: bigint;
}

export interface ImageSession {
  readonly name: string;
  readonly files: readonly ImageFile[];
}

export interface ImageGlobal {
  readonly name: string;
  readonly data: number;
  readonly count: number;
}

/** Sessions in order, global data, and the frames that hold nothing but these records. */
export interface LuoImage {
  readonly sessions: readonly ImageSession[];
  readonly globals: readonly ImageGlobal[];
  readonly blocks: readonly number[];
}

/**
 * The root record: `undefined` when nothing was handed over, a string when the kernel must panic.
 */
export function readLuoRoot(
  incoming: Incoming | undefined,
  format: LuoFormat,
): LuoRoot | string | undefined {
  const subtree = incoming?.subtree(v5.LUO_KHO_ENTRY_NAME);
  if (incoming === undefined || subtree === undefined) return undefined;
  if (subtree.bytes < format.rootBytes || !incoming.offers(subtree.pa, format.rootBytes)) {
    return "the orchestrator's record is not a preserved block of its size";
  }
  const root = format.decodeRoot(incoming.frames.ram.read(subtree.pa, format.rootBytes));
  if (typeof root === "string" || root.compatible === format.compatible) return root;
  return `the orchestrator's record is "${printable(root.compatible)}", not "${format.compatible}"`;
}

/** Everything below the root record; a string is the reason why opening the device gives -EIO. */
export function readLuo(incoming: Incoming, root: LuoRoot, format: LuoFormat): LuoImage | string {
  try {
    return read(incoming, root, format);
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}

function read(incoming: Incoming, root: LuoRoot, format: LuoFormat): LuoImage | string {
  const { view } = incoming.frames.ram;
  const blocks: number[] = [];
  const chain = format.readSessions(incoming, root.sessionsPa);
  if (typeof chain === "string") return `sessions: ${chain}`;
  blocks.push(...chain.blocks);
  const sessions: ImageSession[] = [];
  for (const at of chain.entries) {
    const { name, fileSetSer } = v5.decodeLuoSessionSer(view, at, at + v5.LUO_SESSION_SER_SIZE);
    const count = Number(fileSetSer.count);
    const files = format.readFiles(incoming, Number(fileSetSer.files), count);
    if (typeof files === "string") return `session "${printable(name)}": ${files}`;
    blocks.push(...files.blocks);
    const tokens = new Set<bigint>();
    const list: ImageFile[] = [];
    for (const file of files.entries) {
      const each = v5.decodeLuoFileSer(view, file, file + v5.LUO_FILE_SER_SIZE);
      if (tokens.has(each.token)) return `session "${printable(name)}": token ${each.token} twice`;
      tokens.add(each.token);
      const { compatible, token } = each;
      list.push({ compatible, token, data: Number(each.serializedData) });
    }
    sessions.push({ name, files: list });
  }
  const names = new Set(sessions.map((session) => session.name));
  if (names.size !== sessions.length) return "two sessions of one name";
  if (new Set(blocks).size !== blocks.length) return "a block belongs to two chains";
  const globals = readGlobals(incoming, root.flbsPa);
  return typeof globals === "string" ? globals : { sessions, globals, blocks };
}

/** The page of global data; address 0 means none. A string is why it is no such page. */
export function readGlobals(incoming: Incoming, pa: number): readonly ImageGlobal[] | string {
  try {
    return globalsAt(incoming, pa);
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}

function globalsAt(incoming: Incoming, pa: number): readonly ImageGlobal[] | string {
  if (pa === 0) return [];
  if (!incoming.offers(pa, 4096)) return "global data: not a preserved page";
  const { ram } = incoming.frames;
  const start = ram.byteAt(pa);
  const header = v5.decodeLuoFlbHeaderSer(ram.view, start, start + 4096);
  const most = Math.floor((4096 - v5.LUO_FLB_HEADER_SER_SIZE) / v5.LUO_FLB_SER_SIZE);
  if (header.pgcnt !== 1n || header.count > BigInt(most)) {
    return `global data: ${header.count} entries in ${header.pgcnt} pages`;
  }
  const globals: ImageGlobal[] = [];
  for (let index = 0; index < Number(header.count); index++) {
    const at = start + v5.LUO_FLB_HEADER_SER_SIZE + index * v5.LUO_FLB_SER_SIZE;
    const { name, data, count } = v5.decodeLuoFlbSer(ram.view, at, at + v5.LUO_FLB_SER_SIZE);
    globals.push({ name, data: Number(data), count: Number(count) });
  }
  return globals;
}

/** A name from foreign memory, safe to print. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?");
}
