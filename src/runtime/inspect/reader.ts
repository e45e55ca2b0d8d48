// Reading an image room by room, as the next kernel would, into plain data and findings.
import { bdfName, type Hardware } from "../hardware/index.ts";
import { iommuLayouts } from "../kernel/iommu/index.ts";
import { IOMMUFD_COMPATIBLE, recordLayouts } from "../kernel/iommufd/index.ts";
import { kho as codecs } from "../../generated/index.ts";
import { Incoming, readHandedOver, readMetadata, type HandedOver } from "../kernel/kho/index.ts";
import {
  luoFormats,
  readGlobals,
  readLuo,
  readLuoRoot,
  type ImageGlobal,
  type LuoFormat,
  type LuoImage,
  type LuoRoot,
} from "../kernel/liveupdate/index.ts";
import { memfdLayouts, readMemfdRecord } from "../kernel/memfd/index.ts";
import {
  PCI_COMPATIBLE,
  VFIO_PCI_COMPATIBLE,
  pciLayouts,
  readPciList,
  vfioLayouts,
} from "../kernel/vfio/index.ts";
import { profileNamed, profiles, takeoverOf, type Profile } from "../machine/index.ts";
import { Frames } from "../memory/index.ts";
import { FaultPlan } from "../world/index.ts";
import { WireError } from "../wire/index.ts";
import {
  hex,
  printable,
  type FileContents,
  type HandoverContents,
  type ImageContents,
  type IommuContents,
  type LuoContents,
} from "./contents.ts";
import { readIommuState } from "./iommu-reader.ts";
import { Owners } from "./owners.ts";

const METADATA = codecs.metadata.KHO_METADATA_NODE_NAME;

/** The parts of `ImageContents` that lie in memory. */
type MemoryContents = Pick<ImageContents, "handover" | "liveupdate" | "iommu" | "owners">;

/** Reads what the setup data at `setupPa` leads to. Findings are added; nothing is thrown. */
export function readMemory(
  hardware: Hardware,
  setupPa: number,
  profile: string,
  findings: string[],
): MemoryContents {
  const handover = readHandedOver(hardware.ram, setupPa);
  if (typeof handover === "string") {
    findings.push(handover);
    return { owners: [] };
  }
  return new Reader(hardware, handover, profile, findings).read(setupPa);
}

class Reader {
  readonly #hardware: Hardware;
  readonly #handover: HandedOver;
  readonly #profile: Profile | undefined;
  readonly #findings: string[];
  readonly #frames: Frames;
  readonly #incoming: Incoming;
  readonly #owners: Owners;
  /** Domains named by iommufd records, and devices by their own. */
  readonly #named = new Set<number>();
  readonly #devices = new Set<string>();

  constructor(hardware: Hardware, handover: HandedOver, profile: string, findings: string[]) {
    this.#hardware = hardware;
    this.#handover = handover;
    this.#profile = profileNamed(profile);
    this.#findings = findings;
    this.#frames = new Frames(hardware.ram, new FaultPlan(), 0, handover.blocks);
    this.#incoming = new Incoming(this.#frames, handover);
    this.#owners = new Owners(findings);
    if (this.#profile === undefined) findings.push(`unknown profile "${printable(profile)}"`);
  }

  read(setupPa: number): MemoryContents {
    this.#owners.claim("setup data", Math.floor(setupPa / 4096));
    const scratchPfn = Math.floor(this.#handover.setup.scratchPa / 4096);
    if (scratchPfn !== Math.floor(setupPa / 4096)) this.#owners.claim("setup data", scratchPfn);
    for (const pfn of this.#handover.transient) this.#owners.claim("handover map", pfn);
    this.#owners.claimBlock("handover tree", this.#handover.setup.rootPa, this.#frames);
    const handover = this.#tree(setupPa);
    const format = this.#format();
    const root = format === undefined ? undefined : readLuoRoot(this.#incoming, format);
    if (format === undefined || root === undefined)
      return { handover, owners: this.#owners.runs() };
    if (typeof root === "string") {
      this.#findings.push(root);
      return { handover, owners: this.#owners.runs() };
    }
    const { liveupdate, iommu } = this.#luo(root, format);
    const unreached = this.#owners.unreached(this.#handover);
    if (unreached > 1) this.#findings.push(`${unreached} blocks in all are kept and nobody's`);
    return {
      handover,
      ...(liveupdate === undefined ? {} : { liveupdate }),
      ...(iommu === undefined ? {} : { iommu }),
      owners: this.#owners.runs(),
    };
  }

  #tree(setupPa: number): HandoverContents {
    const { blocks, transient, subtrees, format, setup } = this.#handover;
    const orders = new Map<number, number>();
    for (const { order } of blocks) orders.set(order, (orders.get(order) ?? 0) + 1);
    return {
      format: format.name,
      setupPa: hex(setupPa),
      scratch: setup.scratch.map(({ pfn, count }) => ({
        pa: hex(pfn * 4096),
        bytes: count * 4096,
      })),
      rootPa: hex(setup.rootPa),
      mapPages: transient.filter((pfn) => pfn * 4096 !== setup.rootPa).length,
      blocks: blocks.length,
      frames: blocks.reduce((sum, { order }) => sum + 2 ** order, 0),
      orders: [...orders]
        .sort(([a], [b]) => a - b)
        .map(([order, count]) => ({ order, blocks: count })),
      subtrees: [...subtrees].map(([name, { pa, bytes }]) => ({
        name: printable(name),
        pa: hex(pa),
        bytes,
      })),
      ...this.#origin(),
    };
  }

  /** The previous kernel's word of itself. */
  #origin(): Pick<HandoverContents, "origin"> {
    const read = readMetadata(this.#incoming);
    if (typeof read === "string") this.#findings.push(read);
    if (typeof read !== "object") return {};
    const blob = this.#incoming.subtree(METADATA);
    if (blob !== undefined) this.#owners.claimBlock("kexec metadata", blob.pa, this.#frames);
    return { origin: { ...read, previousRelease: printable(read.previousRelease) } };
  }

  /** The generation whose name the orchestrator's record bears: an image may be of any kernel. */
  #format(): LuoFormat | undefined {
    const wanted = this.#profile?.liveupdate;
    if (wanted === undefined || wanted === false) return undefined;
    return luoFormats[wanted.luo];
  }

  #luo(
    root: LuoRoot,
    format: LuoFormat,
  ): { readonly liveupdate?: LuoContents; readonly iommu?: IommuContents } {
    const globals = readGlobals(this.#incoming, root.flbsPa);
    const image = readLuo(this.#incoming, root, format);
    for (const read of [globals, image]) if (typeof read === "string") this.#findings.push(read);
    if (typeof globals === "string" || typeof image === "string") return {};
    const luo = this.#incoming.subtree("LUO");
    const pages = [...image.blocks, luo?.pa ?? 0, root.flbsPa];
    for (const pa of pages) this.#owners.claimBlock("live update", pa, this.#frames);
    const sessions = image.sessions.map(({ name, files }) => ({
      name: printable(name),
      files: files.map((file) => this.#file(file)),
    }));
    this.#countUsers(globals, image);
    const liveupdate = {
      compatible: printable(root.compatible),
      number: root.number,
      sessions,
      globals: globals.map(({ name, data, count }) => ({
        name: printable(name),
        users: count,
        recordPa: hex(data),
      })),
    };
    const iommu = this.#globals(globals);
    return iommu === undefined ? { liveupdate } : { liveupdate, iommu };
  }

  /** What global data holds, by its name. */
  #globals(globals: readonly ImageGlobal[]): IommuContents | undefined {
    const { iommu, pci } = this.#assumed().handover;
    const list = globals.find(({ name }) => name === PCI_COMPATIBLE);
    if (list !== undefined) {
      const places = readPciList(this.#incoming, list.data, pciLayouts[pci]);
      if (typeof places === "string") this.#findings.push(places);
      else this.#pciDevices(places.map(({ segment, bdf }) => bdfName(segment, bdf)));
      this.#owners.claimBlock("pci list", list.data, this.#frames);
    }
    const layout = iommuLayouts[iommu];
    const flb = globals.find(({ name }) => name === layout.compatible);
    if (flb === undefined) return undefined;
    const takeover = takeoverOf(this.#hardware, this.#assumed());
    const given = { incoming: this.#incoming, owners: this.#owners, findings: this.#findings };
    return readIommuState({ takeover, layout, named: this.#named, ...given }, flb.data);
  }

  /** The list and the devices' own records must name the same ones. */
  #pciDevices(listed: readonly string[]): void {
    const missing = [...this.#devices].find((name) => !listed.includes(name));
    if (missing !== undefined) this.#findings.push(`device ${missing} is not on pci's list`);
    const extra = listed.find((name) => !this.#devices.has(name));
    if (extra !== undefined)
      this.#findings.push(`device ${extra} is on pci's list and in no session`);
  }

  /** An unknown profile has been told of already. */
  #assumed(): Profile {
    return this.#profile ?? (profiles.at(-1) as Profile);
  }

  /** Global data must be used by exactly the files whose handlers need it. */
  #countUsers(globals: readonly ImageGlobal[], { sessions }: LuoImage): void {
    const needs = {
      [PCI_COMPATIBLE]: [VFIO_PCI_COMPATIBLE],
      [iommuLayouts[this.#assumed().handover.iommu].compatible]: [
        IOMMUFD_COMPATIBLE,
        VFIO_PCI_COMPATIBLE,
      ],
    };
    const files = sessions.flatMap((session) => session.files);
    for (const [name, needing] of Object.entries(needs)) {
      const users = files.filter(({ compatible }) => needing.includes(compatible)).length;
      const found = globals.find((global) => global.name === name)?.count ?? 0;
      if (users === found) continue;
      this.#findings.push(`global ${name}: ${found} users, ${users} files need it`);
    }
  }

  #file(file: LuoImage["sessions"][number]["files"][number]): FileContents {
    const { compatible, token, data } = file;
    const said = {
      token: String(token),
      compatible: printable(compatible),
      recordPa: hex(data),
    };
    const record = this.#record(compatible, data, `file ${token}`);
    return record === undefined ? said : { ...said, record };
  }

  #record(compatible: string, pa: number, what: string): FileContents["record"] {
    const layout = Object.values(memfdLayouts).find((each) => each.compatible === compatible);
    if (layout !== undefined) {
      const record = readMemfdRecord(this.#incoming, pa, layout);
      if (typeof record === "string") return this.#refuse(`${what}: ${record}`);
      this.#owners.claimBlock("memfd record", pa, this.#frames);
      for (const pfn of [...record.array.chunks, ...record.array.pages]) {
        this.#owners.claimBlock("memfd record", pfn * 4096, this.#frames);
      }
      for (const { pfn, order } of record.folios) this.#owners.claim("memfd", pfn, 2 ** order);
      return {
        kind: "memfd",
        size: String(record.ser.size),
        position: String(record.ser.pos),
        seals: record.ser.seals,
        folios: record.folios.length,
        frames: record.folios.reduce((sum, { order }) => sum + 2 ** order, 0),
      };
    }
    if (compatible === IOMMUFD_COMPATIBLE) return this.#iommufd(pa, what);
    if (compatible === VFIO_PCI_COMPATIBLE) return this.#vfio(pa, what);
    return this.#refuse(`${what}: no decoder for "${printable(compatible)}"`);
  }

  #iommufd(pa: number, what: string): FileContents["record"] {
    const name = this.#profile?.iommufd.layout ?? "reviewed";
    const layout = recordLayouts[name];
    if (!this.#incoming.offers(pa, layout.bytes(0))) {
      return this.#refuse(`${what}: iommufd record at ${hex(pa)} is not a preserved block`);
    }
    const order = this.#frames.preservedOrder(pa / 4096) ?? 0;
    const { ram } = this.#hardware;
    const start = ram.byteAt(pa);
    const record = layout.decode(ram.view, start, start + 4096 * 2 ** order);
    if (typeof record === "string") return this.#refuse(`${what}: ${record}`);
    this.#owners.claimBlock("iommufd record", pa, this.#frames);
    for (const { domainPa } of record) this.#named.add(Number(domainPa));
    return {
      kind: "iommufd",
      layout: name,
      pageTables: record.map(({ token, domainPa }) => ({
        token: String(token),
        domainPa: hex(domainPa),
      })),
    };
  }

  #vfio(pa: number, what: string): FileContents["record"] {
    const layout = vfioLayouts[this.#assumed().handover.vfioPci];
    if (!this.#incoming.offers(pa, layout.bytes)) {
      return this.#refuse(`${what}: vfio record at ${hex(pa)} is not a preserved block`);
    }
    const { ram } = this.#hardware;
    try {
      const { segment, bdf } = layout.decode(ram.view, ram.byteAt(pa));
      this.#owners.claimBlock("vfio record", pa, this.#frames);
      const device = bdfName(segment, bdf);
      this.#devices.add(device);
      const exists = this.#hardware.devices.some(
        (pci) => pci.bdf === bdf && pci.segment === segment,
      );
      if (!exists) this.#findings.push(`${what}: the machine has no device ${device}`);
      return { kind: "vfio", device };
    } catch (error) {
      if (error instanceof WireError) return this.#refuse(`${what}: ${error.message}`);
      throw error;
    }
  }

  #refuse(reason: string): undefined {
    this.#findings.push(reason);
    return undefined;
  }
}
