// The small records debugfs shows beside trees: the root of live update, a kernel's origin.
import { kho as codecs } from "../../generated/index.ts";
import { luoFormats } from "../kernel/liveupdate/index.ts";
import { WireError } from "../wire/index.ts";
import { hex, printable } from "./contents.ts";
import type { TreeInspection } from "./tree.ts";

const { metadata, luo } = codecs;

/** Whether bytes are one of these records, by length and by what they begin with. */
export function isBlob(bytes: Uint8Array): boolean {
  return isLuo(bytes) || isMetadata(bytes);
}

function isLuo(bytes: Uint8Array): boolean {
  const name = new TextDecoder("latin1").decode(bytes.subarray(0, 5));
  return bytes.length === luo.v5.LUO_SER_SIZE && name === "luo-v";
}

function isMetadata(bytes: Uint8Array): boolean {
  return bytes.length === metadata.KHO_KEXEC_METADATA_SIZE && bytes[1] === 0 && bytes[4] !== 0;
}

/** Decodes one, as a tree of one node. Never throws, whatever the bytes are. */
export function inspectBlob(bytes: Uint8Array): TreeInspection {
  const read = isLuo(bytes) ? readLuo(bytes) : readOrigin(bytes);
  if (typeof read === "string") return { findings: [read], text: "", tree: undefined };
  const { name, properties } = read;
  const lines = Object.entries(properties).map(([key, value]) => `  ${key} = ${value}`);
  const tree = { name, properties, children: [] };
  return { findings: read.findings, text: `${[name, ...lines].join("\n")}\n`, tree };
}

interface Read {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
}

function readLuo(bytes: Uint8Array): Read | string {
  const root = luoFormats["luo-v5"].decodeRoot(bytes);
  if (typeof root === "string") return root;
  const findings: string[] = [];
  if (root.compatible !== luo.v5.LUO_COMPATIBLE) {
    findings.push(`"${printable(root.compatible)}" is a record of no kind known here`);
  }
  for (const [what, pa] of [
    ["sessions", root.sessionsPa],
    ["global data", root.flbsPa],
  ] as const) {
    if (pa % 4096 !== 0) findings.push(`${what} at ${hex(pa)}, not the address of a page`);
  }
  const properties = {
    compatible: `"${printable(root.compatible)}"`,
    liveupdate_num: String(root.number),
    sessions_pa: hex(root.sessionsPa),
    flbs_pa: hex(root.flbsPa),
  };
  return { name: luo.v5.LUO_KHO_ENTRY_NAME, properties, findings };
}

function readOrigin(bytes: Uint8Array): Read | string {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const { version, previousRelease, kexecCount } = metadata.decodeKhoKexecMetadata(view);
    const known = metadata.KHO_KEXEC_METADATA_VERSION;
    const properties = {
      version: String(version),
      previous_release: `"${printable(previousRelease)}"`,
      kexec_count: String(kexecCount),
    };
    const findings = version === known ? [] : [`version ${version}, ${known} is known here`];
    return { name: metadata.KHO_METADATA_NODE_NAME, properties, findings };
  } catch (error) {
    if (error instanceof WireError) return error.message;
    throw error;
  }
}
