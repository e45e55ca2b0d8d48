// The unit that devices are behind, brought up or taken over, as a profile says it is.
import type { Hardware } from "../hardware/index.ts";
import {
  AmdOps,
  DefaultDomains,
  VirtioOps,
  VtdDriver,
  VtdOps,
  amdTakeover,
  iommuLayouts,
  restoreIommu,
  vtdTakeover,
  type AmdOpsOptions,
  type IommuOps,
  type RestoredIommu,
  type Takeover,
  type UnitDriver,
} from "../kernel/iommu/index.ts";
import type { Incoming } from "../kernel/kho/index.ts";
import type { Orchestrator } from "../kernel/liveupdate/index.ts";
import type { Frames } from "../memory/index.ts";
import { foreign } from "./carriers.ts";
import type { Profile } from "./profile.ts";

/**
 * The IOMMU's state as the previous kernel left it, where it left any under the name this kernel
 * knows; a string is a panic.
 */
export function takeOver(
  hardware: Hardware,
  incoming: Incoming | undefined,
  luo: Orchestrator | undefined,
  {
    profile,
    predecessor,
  }: { readonly profile: Profile; readonly predecessor: Profile | undefined },
): RestoredIommu | string | number | undefined {
  const name = profile.handover.iommu;
  const layout = iommuLayouts[name];
  const flbPa = luo?.incomingGlobal(layout.compatible);
  if (incoming === undefined || flbPa === undefined) return undefined;
  const takeover = takeoverOf(hardware, profile);
  const restored = restoreIommu({ takeover, incoming, layout, flbPa });
  if (typeof restored === "string") return restored;
  return foreign(layout.compatible, predecessor?.handover.iommu, name) ?? restored;
}

/** Every device on the kernel's own translation, where the profile has one. */
export function defaultsOf(
  { devices }: Hardware,
  ops: IommuOps,
  { defaultDomain }: Profile,
): DefaultDomains | number | undefined {
  if (defaultDomain === undefined) return undefined;
  return DefaultDomains.start(
    ops,
    devices.map(({ bdf }) => bdf),
    defaultDomain,
  );
}

/** How the unit in front of devices is taken over: AMD only by a kernel that proposes it. */
export function takeoverOf({ unit, amd, devices }: Hardware, profile: Profile): Takeover {
  if (amd === undefined || profile.handover.amd !== true) {
    return vtdTakeover(unit, profile.iommu?.scalable === true);
  }
  const behind = devices.map(({ bdf }) => bdf);
  return amdTakeover(amd, behind, amdOptions(profile));
}

const amdOptions = ({ iommu, handover }: Profile): AmdOpsOptions => ({
  isolatesInterrupts: iommu?.isolatesInterrupts ?? true,
  carries: handover.amd === true,
});

/** The unit that devices are behind, as a profile says it is: its driver, and what that offers. */
export function unitOf(
  hardware: Hardware,
  frames: Frames,
  profile: Profile,
  running: UnitDriver | undefined,
): { readonly driver: UnitDriver; readonly ops: IommuOps } | number {
  const { amd, devices } = hardware;
  const behind = devices.map(({ bdf }) => bdf);
  if (amd !== undefined) {
    const ops =
      running instanceof AmdOps ? running : AmdOps.start(amd, frames, behind, amdOptions(profile));
    return typeof ops === "number" ? ops : { driver: ops, ops };
  }
  const { iommufd, iommu } = profile;
  const isolatesInterrupts = iommu?.isolatesInterrupts ?? true;
  const driver =
    running instanceof VtdDriver
      ? running
      : VtdDriver.start(hardware.unit, frames, iommu?.scalable === true);
  if (typeof driver === "number") return driver;
  for (const { bdf, pasidBits: bits } of devices) {
    const errno = driver.probe(bdf, bits);
    if (errno < 0) return errno;
  }
  const pasidBits = new Map(devices.map((device) => [device.bdf, device.pasidBits]));
  const options = { alwaysReadable: iommufd.alwaysReadable, isolatesInterrupts, pasidBits };
  const ops =
    iommu?.kind === "virtio" ? new VirtioOps({ isolatesInterrupts }) : new VtdOps(driver, options);
  return { driver, ops };
}
