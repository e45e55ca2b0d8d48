// Every benchmark, or those named: `npm run bench`, `npm run bench -- codec`. Each has a process to
// itself: what V8 made of the code for one is not what it would make of it for the next.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { arrays } from "./codec-arrays.ts";
import { peers } from "./codec-peers.ts";
import { codec } from "./codec.ts";
import { ioctl } from "./ioctl.ts";
import { layout } from "./layout.ts";
import { liveupdate } from "./liveupdate.ts";
import { several } from "./several.ts";
import { startup } from "./startup.ts";
import { pagetable } from "./pagetable.ts";
import { serve } from "./serve.ts";
import { terabyte } from "./terabyte.ts";
import { tree } from "./tree.ts";

const benches: Readonly<Record<string, () => Promise<void>>> = {
  codec,
  arrays,
  peers,
  layout,
  startup,
  tree,
  pagetable,
  liveupdate,
  ioctl,
  serve,
  terabyte: () => terabyte(),
};

/** Those that race loops of a few nanoseconds. */
const inSeveral: ReadonlySet<string> = new Set(["codec", "arrays", "peers"]);

const words = process.argv.slice(2);
const unknown = words.filter((name) => !(name in benches));
const wanted = Object.keys(benches).filter((name) => words.length === 0 || words.includes(name));
const only = wanted.length === 1 ? wanted[0] : undefined;
if (unknown.length > 0) {
  const known = Object.keys(benches).join(", ");
  console.error(`no such benchmark: ${unknown.join(", ")}; there are ${known}`);
  process.exitCode = 2;
} else if (only === undefined) {
  for (const name of wanted) {
    const child = [...process.execArgv, fileURLToPath(import.meta.url), name];
    const { status } = spawnSync(process.execPath, child, { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
} else {
  const isPart = process.send !== undefined;
  if (!isPart) console.log(`node ${process.version}; CPU time, medians of interleaved rounds`);
  await (inSeveral.has(only) && !isPart ? several(only) : benches[only]?.());
}
