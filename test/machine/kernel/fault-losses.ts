// Events of devices that find no memory: they are lost, and only who reads their queue can tell.
import { withVdevice } from "./fault-calls-mock.ts";
import { asked, done, halves, mapped, newest, test, words, type Scene } from "./fault-scenes.ts";

/** A call, its answer when it finds no memory, and what a reader of its queue then gets. */
export type Loss = readonly [
  name: string,
  prepare: () => Scene,
  call: (scene: Scene) => number,
  answer: string,
  read: readonly number[],
];

/** A virtual IOMMU (6) with a queue (8) for events of the device, which is on a table (9) of it. */
function withQueue(): Scene {
  const made = withVdevice();
  done(made, made.iommufd, 0x3b93, words(32, 0, 6, 0xbeefbeef | 0, 4, 0, 0, 0));
  const table = words(48, 0, 3, 6, 0, 0, 0xdead, 4, ...halves(made.memory), 0, 0);
  done(made, made.iommufd, 0x3b89, table);
  done(made, made.iommufd, 0x3ba0, test(10, 2, [9]));
  return made;
}

/** The mock device on a table (6) whose page faults go to a queue (5). */
function withFaults(): Scene {
  const made = mapped({ mock: true, later: true });
  done(made, made.iommufd, 0x3b8e, words(16, 0, 0, 0));
  done(made, made.iommufd, 0x3b89, words(48, 4, 3, 1, 0, 0, 0, 0, 0, 0, 5, 0));
  done(made, made.iommufd, 0x3ba0, test(10, 2, [6]));
  return made;
}

/** The mark of lost events: flags, sequence. */
const LOST = [1, 0];

export const losses: readonly Loss[] = [
  ["TRIGGER_IOPF", withFaults, asked(15, 0, [3, 0, 1, 1, 0, 0]), "ok", []],
  ["TRIGGER_VEVENT", withQueue, asked(17, 3, [3]), "ENOMEM", LOST],
];

/** Words that the queue opened last has for its reader. */
export function readQueue(made: Scene): readonly number[] {
  const file = made.client.process.fds.find(newest(made));
  const room = made.client.process.mmap(4096);
  const bytes = file?.read(made.client.process, room, 40) ?? -1;
  if (bytes < 0) throw new Error(`the queue answers ${bytes}`);
  const read = made.client.process.space.read(room, bytes) as Uint8Array;
  return [...new Uint32Array(read.buffer)];
}
