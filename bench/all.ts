// Every benchmark, or those named: `npm run bench`, `npm run bench -- codec`.
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

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `no such benchmark: ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`,
  );
  process.exitCode = 2;
} else {
  if (process.send === undefined)
    console.log(`node ${process.version}; CPU time, medians of interleaved rounds`);
  for (const [name, run] of Object.entries(benches))
    if (wanted.length === 0 || wanted.includes(name))
      await (inSeveral.has(name) && process.send === undefined ? several(name) : run());
}
