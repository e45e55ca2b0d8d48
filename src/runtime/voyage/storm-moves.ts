// The moves of a storm: each is one call of the program, whatever the state; refusals are answers.
import { EBUSY, ENOENT, ENOMEM, EPERM, errnoName } from "../errno/index.ts";
import type { Generator } from "../world/index.ts";
import { Refused, must, stampOf } from "./cargo.ts";
import { tablesOf, type StormState } from "./storm-state.ts";

/** What a move answered; undefined when there was nothing to do it with. */
type Answer = number | undefined;
type Move = (state: StormState, random: Generator) => Answer;

const PAGE = 4096;
/** HWPT_ALLOC: the table is one for PASIDs as well. PASIDs that are tried. */
const FOR_PASIDS = 8;
const PASIDS = 3;
const SEALS = 7;

const openAll = (state: StormState): void => {
  const { process } = state.client;
  if (state.iommufd < 0) state.iommufd = must("open", process.open("/dev/iommu"));
  if (state.lu < 0) state.lu = must("open", process.open("/dev/liveupdate"));
  state.keptAtRest = state.machine.kernel.kho?.map.blocks ?? 0;
  // The page that ioctl arguments go through is there from now on: it is no trace of any call.
  if (state.client.destroy(state.iommufd, 0xffff_ffff) !== -ENOENT) throw new Refused("DESTROY");
};

const newFile: Move = (state, random) => {
  if (state.files.length >= 6) return undefined;
  const { process } = state.client;
  const pages = random.chance(15) ? 512 : 1 + random.below(12);
  const index = state.nextFile;
  state.nextFile += 1;
  const fd = process.memfdCreate(`file${index}`, 2);
  if (fd < 0) return fd;
  let errno = process.ftruncate(fd, pages * PAGE);
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  for (let page = 0; page < pages && errno >= 0; page++) {
    const [low, high] = stampOf(index, page);
    view.setInt32(0, low, true);
    view.setInt32(4, high, true);
    errno = process.pwrite(fd, bytes, page * PAGE);
  }
  if (errno < 0) {
    process.close(fd);
    return errno;
  }
  const isSealed = random.chance(97);
  if (isSealed) must("F_ADD_SEALS", process.addSeals(fd, SEALS));
  state.files.push({ fd, index, pages, isSealed });
  return 0;
};

const newSpace: Move = (state) => {
  if (state.spaces.length >= 3) return undefined;
  const id = state.client.ioasAlloc(state.iommufd);
  if (id < 0) return id;
  state.spaces.push({ id, mappings: [] });
  return 0;
};

const map: Move = (state, random) => {
  const spaces = state.spaces.filter(({ id }) => id !== 0);
  if (spaces.length === 0 || state.files.length === 0) return undefined;
  const space = random.pick(spaces);
  const file = random.pick(state.files);
  const length = 1 + random.below(Math.min(file.pages, 16));
  const whole = file.pages === 512 && random.chance(50);
  const pages = whole ? 512 : length;
  const page = whole ? 0 : random.below(file.pages - length + 1);
  const iovaPfn = 2 ** 20 + random.below(64) * 512 + (whole ? 0 : random.below(256));
  const answer = state.client.mapFile(state.iommufd, file.fd, {
    ioasId: space.id,
    start: BigInt(page * PAGE),
    length: BigInt(pages * PAGE),
    iova: BigInt(iovaPfn) * 4096n,
  });
  if (state.isCarried(space) && answer !== -EBUSY && answer !== -ENOMEM) {
    throw new Refused(`MAP_FILE into a space that goes over answered ${answer}`);
  }
  if (typeof answer === "number") return answer;
  const memfd = state.client.process.fds.find(file.fd)?.inner as { frameAt(at: number): number };
  const frames = Array.from({ length: pages }, (_, step) => memfd.frameAt(page + step));
  space.mappings.push({ iovaPfn, pages, file, page, frames });
  return 0;
};

const unmap: Move = (state, random) => {
  const spaces = state.spaces.filter(({ id, mappings }) => id !== 0 && mappings.length > 0);
  if (spaces.length === 0) return undefined;
  const space = random.pick(spaces);
  const mapping = random.pick(space.mappings);
  if (!state.isCarried(space)) state.quiesce(space);
  const bytes = BigInt(mapping.pages * PAGE);
  const iova = BigInt(mapping.iovaPfn) * 4096n;
  const answer = state.client.unmap(state.iommufd, space.id, iova, bytes);
  if (state.isCarried(space)) {
    if (answer !== -EBUSY) throw new Refused(`UNMAP of a space that goes over answered ${answer}`);
    return -EBUSY;
  }
  if (answer !== bytes) throw new Refused(`UNMAP of ${bytes} bytes answered ${answer}`);
  space.mappings.splice(space.mappings.indexOf(mapping), 1);
  return 0;
};

const bind: Move = (state, random) => {
  const at = random.below(state.devices.length);
  const device = state.devices[at];
  if (device === undefined || device.fd >= 0) return undefined;
  const fd = state.client.process.open(`/dev/vfio/devices/vfio${at}`);
  if (fd < 0) return fd;
  const devId = state.client.bind(fd, state.iommufd);
  if (devId < 0) {
    state.client.process.close(fd);
    return devId;
  }
  device.fd = fd;
  device.devId = devId;
  return 0;
};

const newTable: Move = (state, random) => {
  const bound = state.devices.filter(({ fd }) => fd >= 0);
  const spaces = state.spaces.filter(({ id }) => id !== 0);
  if (bound.length === 0 || spaces.length === 0 || state.tables.length >= 5) return undefined;
  const space = random.pick(spaces);
  const flags = state.machine.hardware.devices[0]?.pasidBits === 0 ? 0 : FOR_PASIDS;
  const id = state.client.hwptAlloc(state.iommufd, random.pick(bound).devId, space.id, flags);
  if (id < 0) return id;
  state.tables.push({ id, space, token: undefined });
  return 0;
};

const attach: Move = (state, random) => {
  const at = random.below(state.devices.length);
  const device = state.devices[at];
  if (device === undefined || device.fd < 0 || state.tables.length === 0) return undefined;
  const table = random.pick(state.tables);
  if ([...state.aboard.values()].some((each) => each.kind === "device" && each.at === at)) {
    const refusal = state.client.attach(device.fd, table.id);
    if (refusal === -EBUSY) return refusal;
    throw new Refused(`ATTACH of a device that goes over answered ${refusal}`);
  }
  state.machine.hardware.devices[at]?.program([]);
  const answer = state.client.attach(device.fd, table.id);
  if (answer < 0) return answer;
  device.table = table;
  state.startDma(at, random);
  return 0;
};

const attachPasid: Move = (state, random) => {
  const at = random.below(state.devices.length);
  const device = state.devices[at];
  if (state.machine.hardware.devices[at]?.pasidBits === 0) return undefined;
  if (device?.table === undefined || state.tables.length === 0) return undefined;
  const [table, pasid] = [random.pick(state.tables), 1 + random.below(PASIDS)];
  const isAboard = [...state.aboard.values()].some(
    (each) => each.kind === "device" && each.at === at,
  );
  if (!isAboard) state.machine.hardware.devices[at]?.program([]);
  const answer = state.client.attach(device.fd, table.id, pasid);
  if (isAboard && answer !== -EBUSY) {
    throw new Refused(`ATTACH of a PASID that goes over answered ${answer}`);
  }
  if (answer < 0) return answer;
  device.pasids.set(pasid, table);
  state.startDma(at, random);
  return 0;
};

const destroyTable: Move = (state, random) => {
  if (state.tables.length === 0) return undefined;
  const table = random.pick(state.tables);
  const inUse = state.devices.some((device) => tablesOf(device).includes(table));
  const isHeld = state.isFrozen && state.carried.includes(table);
  const answer = state.client.destroy(state.iommufd, table.id);
  if ((inUse || isHeld) !== (answer === -EBUSY)) {
    throw new Refused(`DESTROY of a page table answered ${errnoName(answer)}`);
  }
  if (answer === 0) state.tables.splice(state.tables.indexOf(table), 1);
  return answer;
};

const mark: Move = (state, random) => {
  if (state.tables.length === 0) return undefined;
  const table = random.pick(state.tables);
  const token = random.chance(80) ? 100 + state.nextToken++ : 101;
  const isLater = state.machine.kernel.profile.iommufd.mark === "later";
  const { client, iommufd } = state;
  const answer = isLater
    ? client.markLater(iommufd, table.id, BigInt(token))
    : client.mark(iommufd, table.id, token);
  if (answer === 0) table.token = token;
  return answer;
};

const openSession: Move = (state) => {
  if (state.session >= 0) return undefined;
  const session = state.client.createSession(state.lu, "storm");
  if (session < 0) return session;
  state.session = session;
  return 0;
};

const preserveFile: Move = (state, random) => {
  if (state.session < 0 || state.files.length === 0) return undefined;
  const file = random.pick(state.files);
  const token = state.nextToken++;
  const answer = state.client.preserve(state.session, file.fd, BigInt(token));
  if (answer === 0) state.aboard.set(token, { kind: "file", file });
  return answer;
};

const preserveIommufd: Move = (state) => {
  if (state.session < 0) return undefined;
  const token = state.nextToken++;
  const answer = state.client.preserve(state.session, state.iommufd, BigInt(token));
  if (answer !== 0) return answer;
  state.aboard.set(token, { kind: "iommufd" });
  state.carried = state.tables.filter((table) => table.token !== undefined);
  return 0;
};

const preserveDevice: Move = (state, random) => {
  const at = random.below(state.devices.length);
  const device = state.devices[at];
  if (state.session < 0 || device === undefined || device.fd < 0) return undefined;
  const token = state.nextToken++;
  const answer = state.client.preserve(state.session, device.fd, BigInt(token));
  if (answer === 0) state.aboard.set(token, { kind: "device", at });
  return answer;
};

const closeSession: Move = (state) => {
  if (state.session < 0) return undefined;
  must("close", state.client.process.close(state.session));
  state.session = -1;
  state.aboard.clear();
  state.carried = [];
  const kept = (state.machine.kernel.kho?.map.blocks ?? 0) - state.keptAtRest;
  if (kept !== 0) throw new Refused(`${kept} blocks still kept after the close`);
  return 0;
};

const dirty: Move = (state, random) => {
  if (state.files.length === 0) return undefined;
  const file = random.pick(state.files);
  const bytes = Uint8Array.of(random.below(256), random.below(256));
  const at = random.below(file.pages) * PAGE + 100 + random.below(1000);
  return state.client.process.pwrite(file.fd, bytes, at) < 0 ? -EPERM : 0;
};

const resize: Move = (state, random) => {
  if (state.files.length === 0) return undefined;
  const file = random.pick(state.files);
  const isAboard = [...state.aboard.values()].some(
    (each) => each.kind === "file" && each.file === file,
  );
  if (!file.isSealed && !isAboard) return undefined;
  const answer = state.client.process.ftruncate(file.fd, (file.pages + 1) * PAGE);
  if (answer !== -EPERM) throw new Refused(`ftruncate of a held file answered ${answer}`);
  return answer;
};

/** What a device needs to do DMA, in order; each step is skipped where it is done. */
const equipment: readonly Move[] = [newFile, newSpace, map, bind, newTable, map, attach];

/** Every step of the way at once: what a random walk rarely puts in order. */
const prepareAll: Move = (state, random) => {
  if (random.chance(60)) for (const step of equipment) step(state, random);
  openSession(state, random);
  for (const { token } of state.tables) if (token === undefined) mark(state, random);
  if (state.session < 0) return undefined;
  let last: Answer = 0;
  for (const file of state.files) {
    const token = state.nextToken++;
    last = state.client.preserve(state.session, file.fd, BigInt(token));
    if (last === 0) state.aboard.set(token, { kind: "file", file });
  }
  preserveIommufd(state, random);
  for (let at = 0; at < state.devices.length; at++) preserveDevice(state, random);
  return undefined;
};

/** Moves and their weights. */
export const moves: readonly (readonly [name: string, weight: number, move: Move])[] = [
  ["new file", 8, newFile],
  ["new space", 4, newSpace],
  ["map", 18, map],
  ["unmap", 8, unmap],
  ["bind", 12, bind],
  ["new table", 10, newTable],
  ["attach", 12, attach],
  ["attach PASID", 8, attachPasid],
  ["destroy table", 3, destroyTable],
  ["mark", 12, mark],
  ["open session", 5, openSession],
  ["preserve file", 7, preserveFile],
  ["preserve iommufd", 4, preserveIommufd],
  ["preserve device", 5, preserveDevice],
  ["prepare all", 8, prepareAll],
  ["close session", 2, closeSession],
  ["dirty", 6, dirty],
  ["resize", 3, resize],
];

/** Opens what a fresh process needs. */
export { openAll, prepareAll };
