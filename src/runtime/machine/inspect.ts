// Looking into an image without booting it: what is preserved, who it belongs to, what is wrong.
import { bdfName, type VtdUnit } from "../hardware/index.ts";
import { restoreIommu, type RestoredIommu } from "../kernel/iommu/index.ts";
import { IOMMUFD_COMPATIBLE, recordLayouts } from "../kernel/iommufd/index.ts";
import { Incoming, readHandover, type Handover } from "../kernel/kho/index.ts";
import { readGlobals, readLuo, readLuoRoot, type ImageGlobal } from "../kernel/liveupdate/index.ts";
import { Frames, type Ram } from "../memory/index.ts";
import { listTables } from "../pagetable/index.ts";
import { FaultPlan } from "../world/index.ts";
import { hardwareOf } from "./image.ts";
import { parseImage, sourceOf } from "./image-file.ts";
import type { ImageHead } from "./image-head.ts";
import { profileNamed } from "./profile.ts";

/** What is wrong with an image, and what it holds as far as it could be read. */
export interface Inspection {
  /** Empty for a sound image. */
  readonly findings: readonly string[];
  /** A tree for a terminal, one line a thing. */
  readonly text: string;
}

const hex = (value: number): string => `0x${value.toString(16)}`;

/** Reads everything an image holds. Never throws, whatever the bytes are. */
export function inspectImage(bytes: Uint8Array): Inspection {
  const source = sourceOf(bytes);
  const parsed = parseImage(source);
  if (typeof parsed === "string") return { findings: [parsed], text: "" };
  const { head } = parsed;
  const hardware = hardwareOf(parsed, source);
  if (typeof hardware === "string") return { findings: [hardware], text: "" };
  const inspector = new Inspector(head, hardware.ram, hardware.unit);
  inspector.run();
  return { findings: inspector.findings, text: `${inspector.lines.join("\n")}\n` };
}

class Inspector {
  readonly findings: string[] = [];
  readonly lines: string[] = [];
  readonly #head: ImageHead;
  readonly #ram: Ram;
  readonly #unit: VtdUnit;

  constructor(head: ImageHead, ram: Ram, unit: VtdUnit) {
    this.#head = head;
    this.#ram = ram;
    this.#unit = unit;
  }

  run(): void {
    const { seed, profile, ramBytes, ramBasePa, rootPa, devices, runs } = this.#head;
    const frames = runs.reduce((sum, [, count]) => sum + count, 0);
    this.#say(0, `image of seed ${seed}, profile ${profile}`);
    this.#say(1, `memory ${ramBytes / 2 ** 20} MiB at ${hex(ramBasePa)}, ${frames} frames kept`);
    this.#say(
      1,
      `iommu root table ${hex(this.#unit.rootPointer)}, status ${hex(this.#unit.status)}`,
    );
    for (const { segment, bdf, targets } of devices) {
      this.#say(1, `device ${bdfName(segment, bdf)}, ${targets.length} DMA targets`);
    }
    const handover = readHandover(this.#ram, rootPa);
    if (typeof handover === "string") return void this.findings.push(handover);
    this.#handover(handover);
    const faults = new FaultPlan();
    const incoming = new Incoming(new Frames(this.#ram, faults, 0, handover.blocks), handover);
    this.#liveupdate(incoming);
  }

  #handover(handover: Handover): void {
    const { blocks, transient, subtrees } = handover;
    const frames = blocks.reduce((sum, { order }) => sum + 2 ** order, 0);
    this.#say(1, `root tree ${hex(this.#head.rootPa)}, map of ${transient.length - 1} pages`);
    const orders = new Map<number, number>();
    for (const { order } of blocks) orders.set(order, (orders.get(order) ?? 0) + 1);
    for (const [order, count] of [...orders].sort(([a], [b]) => a - b)) {
      this.#say(2, `${count} blocks of order ${order}`);
    }
    this.#say(2, `${frames} frames in ${blocks.length} blocks`);
    for (const [name, { pa, bytes }] of subtrees) {
      this.#say(2, `subtree ${name}: ${bytes} bytes at ${hex(pa)}`);
    }
    const kept = this.#head.runs.reduce((sum, [, count]) => sum + count, 0);
    if (kept > frames + transient.length) {
      this.findings.push(`${kept} frames in the file, ${frames + transient.length} in the map`);
    }
  }

  #liveupdate(incoming: Incoming): void {
    const root = readLuoRoot(incoming);
    if (root === undefined) return;
    if (typeof root === "string") return void this.findings.push(root);
    this.#say(1, `live update ${root.liveupdateNum}, ${root.compatible}`);
    const globals = readGlobals(incoming, Number(root.flbsPa));
    if (typeof globals === "string") return void this.findings.push(globals);
    const image = readLuo(incoming, root);
    if (typeof image === "string") return void this.findings.push(image);
    for (const { name, files } of image.sessions) {
      this.#say(2, `session "${name}", ${files.length} files`);
      for (const { compatible, token, data } of files) {
        this.#say(3, `token ${token}: ${compatible}, record at ${hex(data)}`);
        if (compatible === IOMMUFD_COMPATIBLE) this.#iommufd(incoming, data);
      }
    }
    this.#globals(incoming, globals);
  }

  #iommufd(incoming: Incoming, data: number): void {
    const profile = profileNamed(this.#head.profile);
    if (profile === undefined) return void this.findings.push("unknown profile");
    const layout = recordLayouts[profile.iommufd.layout];
    if (!incoming.offers(data, layout.bytes(0))) {
      return void this.findings.push(`iommufd record at ${hex(data)} is not a preserved block`);
    }
    const order = incoming.frames.preservedOrder(data / 4096) ?? 0;
    const start = this.#ram.byteAt(data);
    const record = layout.decode(this.#ram.view, start, start + 4096 * 2 ** order);
    if (typeof record === "string") return void this.findings.push(record);
    for (const { token, domainPa } of record) {
      this.#say(4, `page table ${token}: domain record at ${hex(Number(domainPa))}`);
    }
  }

  #globals(incoming: Incoming, globals: readonly ImageGlobal[]): void {
    for (const { name, data, count } of globals) {
      this.#say(2, `global ${name}, ${count} users, record at ${hex(data)}`);
      const restored = restoreIommu(this.#unit, incoming, data);
      if (typeof restored === "string") this.findings.push(restored);
      else if (typeof restored === "object") this.#iommu(restored);
    }
  }

  #iommu({ domains, devices }: RestoredIommu): void {
    for (const [pa, { pageTable }] of domains) {
      const { topPfn, topLevel, vaszLg2 } = pageTable;
      this.#say(
        3,
        `domain ${hex(pa)}: ${vaszLg2} bits, ${topLevel + 1} levels, top ${hex(topPfn * 4096)}, ` +
          `${listTables(pageTable).length} tables`,
      );
    }
    for (const { segment, bdf, domain, token } of devices) {
      const name = bdfName(segment, bdf);
      this.#say(3, `device ${name}: domain id ${domain.domainId}, iommufd token ${token}`);
    }
  }

  #say(depth: number, line: string): void {
    this.lines.push(`${"  ".repeat(depth)}${line}`);
  }
}
