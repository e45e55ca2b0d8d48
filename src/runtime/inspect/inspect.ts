// Looking into an image without booting it: what it holds, who owns what, what is wrong.
import { bdfName, type Hardware } from "../hardware/index.ts";
import { hardwareOf, parseImage, sourceOf, type ImageSource } from "../machine/index.ts";
import { hex, printable, type ImageContents } from "./contents.ts";
import { readMemory } from "./reader.ts";
import { contentsText } from "./text.ts";

/** What is wrong with an image, and what it holds as far as it could be read. */
export interface Inspection {
  /** Empty for a sound image. */
  readonly findings: readonly string[];
  /** A tree for a terminal, one line a thing. */
  readonly text: string;
  /** The same as data, ready for JSON; undefined when nothing could be read. */
  readonly contents: ImageContents | undefined;
}

/** Reads everything an image holds. Never throws, whatever the bytes are. */
export function inspectImage(from: Uint8Array | ImageSource): Inspection {
  const source = from instanceof Uint8Array ? sourceOf(from) : from;
  const parsed = parseImage(source);
  if (typeof parsed === "string") return { findings: [parsed], text: "", contents: undefined };
  const { head } = parsed;
  const hardware = hardwareOf(parsed, source);
  if (typeof hardware === "string") return { findings: [hardware], text: "", contents: undefined };
  const findings: string[] = [];
  // What the unit says before anything is read: reading may set it up.
  const unit = unitOf(hardware);
  const held = readMemory(hardware, head.setupPa, head.profile, findings);
  const contents: ImageContents = {
    seed: head.seed,
    profile: printable(head.profile),
    memory: {
      bytes: head.ramBytes,
      basePa: hex(head.ramBasePa),
      framesInFile: head.runs.reduce((sum, [, count]) => sum + count, 0),
    },
    unit,
    devices: head.devices.map(({ segment, bdf, busMaster, targets }) => ({
      name: bdfName(segment, bdf),
      busMaster,
      targets: targets.length,
    })),
    ...held,
  };
  if (findings.length === 0) {
    const stray = head.runs.find(([pfn, count]) => !covered(contents.owners, pfn, count));
    if (stray !== undefined) {
      findings.push(`memory at ${hex(stray[0] * 4096)} is in the file and nobody's`);
    }
  }
  return { findings, text: contentsText(contents), contents };
}

/** The registers of the unit that devices are behind. */
function unitOf({ unit, amd }: Hardware): ImageContents["unit"] {
  if (amd !== undefined) {
    return { kind: "amd", registerBase: hex(amd.registerBase), rootPa: hex(amd.deviceTable) };
  }
  const registers = { rootPa: hex(unit.rootPointer), status: hex(unit.status) };
  return { kind: "vt-d", registerBase: hex(unit.registerBase), ...registers };
}

/** Whether every frame of a run has an owner. */
function covered(owners: ImageContents["owners"], pfn: number, count: number): boolean {
  let at = pfn;
  // Runs ascend: a gap before `at` is a frame without an owner.
  for (const run of owners) {
    if (run.pfn > at) return false;
    if (run.pfn + run.count > at) at = run.pfn + run.count;
    if (at >= pfn + count) return true;
  }
  return false;
}
