// One benchmark in several processes. What V8 makes of a loop is settled once in each process, by
// what ran before, and differs from the next by more than the rivals do from each other.
import { fork } from "node:child_process";
import { printRaces, type Told } from "./race.ts";

const processes = 5;
/** MiB for new objects: more than a rival makes in its turn, before which they are collected. */
const ROOM = 256;
/** One thread collects: others give memory back during the next rival's turn, and at its cost. */
const execArgv = [
  "--expose-gc",
  "--single-threaded-gc",
  `--min-semi-space-size=${ROOM}`,
  `--max-semi-space-size=${ROOM}`,
];

/** The races of a benchmark in a process of its own, which warms the rival of that index first. */
function told(name: string, index: number): Promise<readonly Told[]> {
  return new Promise((resolve, reject) => {
    const races: Told[] = [];
    const env = { ...process.env, HOLEPROOF_BENCH_PROCESS: `${index}` };
    // What is said besides the tables is said once.
    const stdout = index === 0 ? "inherit" : "ignore";
    const stdio = ["ignore", stdout, "inherit", "ipc"] as const;
    const child = fork(process.argv[1] ?? "", [name], { env, execArgv, stdio: [...stdio] });
    child.on("message", (race) => races.push(race as Told));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve(races) : reject(new Error(`${name} ended with ${code}`)),
    );
  });
}

/** Runs a benchmark in one process after the other and prints what they have in common. */
export async function several(name: string): Promise<void> {
  const all: (readonly Told[])[] = [];
  for (let index = 0; index < processes; index++) all.push(await told(name, index));
  for (const at of (all[0] ?? []).keys()) printRaces(all.map((races) => races[at] as Told));
}
