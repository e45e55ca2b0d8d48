// Paths of headers are those of POSIX, as Node's own module has them.
import { posix } from "node:path";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { folderOf, joined, normalized } from "../../../generator/read/c/preprocess/path.ts";

const path = fc
  .array(fc.constantFrom("a", "linux", "..", ".", "", "bay.h"), { maxLength: 8 })
  .map((parts) => parts.join("/"));
const file = path.map((folder) => `${folder}/bay.h`);

it("are normalized and joined alike", () => {
  fc.assert(
    fc.property(path, file, (folder, name) => {
      expect(normalized(name)).toBe(posix.normalize(name));
      expect(joined(folder, name)).toBe(posix.join(folder, name));
      expect(normalized(folderOf(name))).toBe(posix.join(posix.dirname(name), "."));
    }),
  );
});
