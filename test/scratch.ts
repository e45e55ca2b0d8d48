// Folders for the files of a test. Nobody need remove them: they are in the run's own folder.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A fresh, empty folder. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), "holeproof-"));
