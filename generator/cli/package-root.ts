// Where this package lies: files it ships beside its code are found from there.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let root: string | undefined;

/** The path of a file the package ships, whether its code runs as sources, compiled or bundled. */
export function shipped(path: string): string {
  if (root === undefined) {
    root = dirname(fileURLToPath(import.meta.url));
    while (!existsSync(join(root, "package.json")) && dirname(root) !== root) root = dirname(root);
  }
  return join(root, path);
}
