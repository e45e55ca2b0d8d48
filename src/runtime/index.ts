/**
 * Runtime: the machine as a library: boot it, open descriptors, issue ioctls, kexec, compare.
 *
 * Comes in: a seed, a profile, binary buffers. Goes out: answers as Linux gives them, reports,
 * images. Never here: the verifier, a file system, a clock; bytes in, bytes out.
 */
export type { IncomingSession, IncomingState } from "./kernel/liveupdate/index.ts";
export { SCALABLE_UNIT, type PciDeviceOptions, type VtdOptions } from "./hardware/index.ts";
export { errnoName, errnoNames, type ErrnoName } from "./errno/index.ts";
export {
  Machine,
  Process,
  loadImage,
  openImage,
  profileNamed,
  profiles,
  saveImage,
  type ImageSource,
  type KexecOptions,
  type KexecResult,
  type LoadOptions,
  type Loaded,
  type MachineOptions,
  type OpenImage,
  type Profile,
  type SaveOptions,
  type Saved,
} from "./machine/index.ts";
export {
  Connection,
  Narrator,
  OP,
  REPLY_BYTES,
  REQUEST_BYTES,
  REQUEST_LENGTH_AT,
  Recorder,
  Server,
  systemFiles,
  type ClientFile,
  type ClientProcess,
  type DeviceMemory,
  type Host,
  type ServerOptions,
  type Stretch,
  type SystemFile,
  type Witness,
} from "./serve/index.ts";
export {
  contentsSvg,
  inspectImage,
  inspectTree,
  isBlob,
  inspectBlob,
  isTree,
  type ImageContents,
  type Inspection,
  type TreeInspection,
} from "./inspect/index.ts";
export {
  Client,
  arriveVoyage,
  departVoyage,
  KEXECS_MOST,
  formatReport,
  runStorm,
  runVoyage,
  shrinkStorm,
  stormLine,
  type Departed,
  type StormOptions,
  type StormReport,
  type VoyageCounts,
  type VoyageOptions,
  type VoyageReport,
} from "./voyage/index.ts";
export {
  differenceLine,
  formatOutcome,
  formatSummary,
  readTrace,
  recordedMachines,
  replayTrace,
  sumOf,
  type Difference,
  type RecordedMachine,
  type ReplayInput,
  type ReplayOutcome,
  type ReplaySum,
  type Step,
  type Trace,
  type TraceProblem,
} from "./replay/index.ts";
