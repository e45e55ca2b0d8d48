// What one ioctl costs through the door: size, table, struct, codec, handler, answer.
import { Machine } from "../src/runtime/machine/index.ts";
import { Client } from "../src/runtime/voyage/index.ts";

const ROUNDS = 7;
const CALLS = 100_000;
/** Where a process keeps arguments. */
const ARGUMENT_VA = 0x3000_0000_0000;
const ALL = 0xffffffff;
/** Where what a call lists goes: behind its argument. */
const LIST_LOW = 256;
const LIST_HIGH: number = ARGUMENT_VA / 2 ** 32;

/** Calls that change nothing, as words of their structs. */
const calls: readonly (readonly [name: string, command: number, words: readonly number[]])[] = [
  ["DESTROY, no such object", 0x3b80, [8, 99]],
  ["IOAS_IOVA_RANGES, one of one", 0x3b84, [32, 1, 1, 0, LIST_LOW, LIST_HIGH, 0, 0]],
  ["IOAS_UNMAP, everything of nothing", 0x3b86, [24, 1, 0, 0, ALL, ALL]],
  ["OPTION, get", 0x3b87, [24, 1, 1, 1, 0, 0]],
  ["VFIO_IOAS, none set", 0x3b88, [12, 0, 0]],
];

/** CPU time of one call, nanoseconds: the median round. */
function measure(fd: number, client: Client, command: number, words: readonly number[]): number {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, at) => view.setUint32(at * 4, word, true));
  const caller = client.process;
  caller.space.write(ARGUMENT_VA, new Uint8Array(view.buffer));
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    for (let call = 0; call < CALLS; call++) caller.ioctlAt(fd, command, ARGUMENT_VA);
    const { user, system } = process.cpuUsage(before);
    // The first round warms up.
    if (round > 0) times.push(((user + system) * 1000) / CALLS);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

export async function ioctl(): Promise<void> {
  const machine = new Machine({ seed: 1, ramBytes: 16 * 2 ** 20, profile: "linux-6.12" });
  const client = new Client(machine.spawn());
  const fd = client.process.open("/dev/iommu");
  client.ioasAlloc(fd);
  console.log("\nioctl through the door (bar: 1000 ns)");
  for (const [name, command, words] of calls) {
    const time = measure(fd, client, command, words);
    console.log(`  ${name.padEnd(36)} ${time.toFixed(0).padStart(6)} ns`);
  }
}
