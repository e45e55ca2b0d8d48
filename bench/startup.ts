// From process start to a reply: one mail, beside what every node process pays.
import { fileURLToPath } from "node:url";
import { printPrograms, racePrograms } from "./process.ts";

const cli = fileURLToPath(new URL("../generator/bundle/main.js", import.meta.url));
const unbundled = fileURLToPath(new URL("../generator/cli/main.js", import.meta.url));
const mail = fileURLToPath(new URL("../../examples/bay.patch.eml", import.meta.url));
const node = process.execPath;

/** Registered in all.ts. */
export function startup(): Promise<void> {
  const results = racePrograms([
    { name: "node -e 0", command: `${node} -e 0` },
    { name: "holeproof review", command: `${node} ${cli} review ${mail}` },
    { name: "the same, not bundled", command: `${node} ${unbundled} review ${mail}` },
  ]);
  printPrograms("startup: one mail to a reply", results);
  return Promise.resolve();
}
