// Paths raced in every order, and a small machine whose sessions and objects they are about.
import { expect } from "vitest";
import type { File } from "../../../src/runtime/kernel/files/index.ts";
import { contextOf, type IommufdContext } from "../../../src/runtime/kernel/iommufd/index.ts";
import type { OutgoingSession } from "../../../src/runtime/kernel/liveupdate/index.ts";
import {
  exploreBounded,
  type Case,
  type Lock,
  type Path,
  type Task,
} from "../../../src/runtime/kernel/lock/index.ts";
import type { MachineOptions } from "../../../src/runtime/machine/index.ts";
import { boot, said, sealed, type Bench } from "../kernel/bench.ts";

/** Turns taken away from a path that could go on, of cases with two paths and with more. */
export const PREEMPTIONS = 2;
export const AMONG_MANY: number = process.env["HOLEPROOF_SOAK"] === undefined ? 1 : 2;
export const MOST = 20_000;
export const SMALL: Partial<MachineOptions> = { ramBytes: 2 ** 21, profile: "reviewed" };

/** Takes a lock's effect away: whoever takes it gets it at once. */
export function broken(lock: Lock): void {
  lock.take = function* take(): Path<void> {
    yield undefined;
  };
  lock.release = function* release(): Path<void> {
    yield undefined;
  };
}

export type Make = () => Case;

export function everyOrder(make: Make, preemptions: number = PREEMPTIONS): void {
  const { runs, isComplete } = exploreBounded(make, preemptions, MOST);
  expect([runs > 5, isComplete], `${runs} orders`).toEqual([true, true]);
}

/** Runs named paths, and checks with their results in order. */
export function race(
  paths: readonly (readonly [string, Path<unknown>])[],
  check: (results: readonly unknown[]) => void,
): Case {
  const tasks: Task[] = [];
  return {
    spawn: (scheduler) => {
      for (const [name, path] of paths) tasks.push(scheduler.spawn(name, path));
    },
    check: () => check(tasks.map(({ result }) => result)),
  };
}

/** A small machine: a device on a page table over two pages of a sealed file, two sessions. */
export interface Small extends Bench {
  readonly device: number;
  readonly devId: number;
  readonly hwpt: number;
  readonly a: OutgoingSession;
  readonly b: OutgoingSession;
  readonly file: (fd: number) => () => File | undefined;
  readonly context: IommufdContext;
}

export function bench(options: Partial<MachineOptions> = {}): Small {
  const { machine, client } = boot({ ...SMALL, ...options });
  const { process } = client;
  const iommufd = process.open("/dev/iommu");
  const ioas = client.ioasAlloc(iommufd);
  const memfd = sealed(client, 8192);
  const device = process.open("/dev/vfio/devices/vfio0");
  const devId = client.bind(device, iommufd);
  const hwpt = client.hwptAlloc(iommufd, devId, ioas);
  client.attach(device, hwpt);
  client.mapFile(iommufd, memfd, { ioasId: ioas, start: 0n, length: 8192n, iova: 1n << 32n });
  const { fds } = process;
  const [a, b] = ["a", "b"].map((name) => machine.kernel.luo!.createSession(name)) as [
    OutgoingSession,
    OutgoingSession,
  ];
  const file = (fd: number) => (): File | undefined => fds.find(fd);
  const context = contextOf(fds.find(iommufd))!;
  const made = { machine, client, iommufd, ioas, memfd, device, devId, hwpt };
  return { ...made, a, b, file, context };
}

/** What answers say, sorted: which of two equal rivals won does not matter. */
export const sorted = (results: readonly unknown[]): readonly string[] =>
  results.map((each) => said(each as number)).sort();
