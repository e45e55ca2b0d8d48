// Folders that the program makes for itself are gone when it ends, however it ends.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { hasCc } from "../../serve/built-client.ts";
import { build, root } from "./built.ts";

const main = join(root, "dist/generator/bundle/main.js");
const hasGcc = spawnSync("gcc", ["--version"]).status === 0;
if (!hasGcc) console.warn("SKIPPED: temporary folders of verify --cc: no gcc here");

describe.skipIf(!hasGcc)("verify --cc", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "ended by %s while it compiles",
    async (signal) => {
      build();
      const slow = join(scratch(), "cc");
      writeFileSync(
        slow,
        `#!/bin/sh\ncase "$*" in *facts.c*) sleep 600 & echo $! > ${slow}.id; wait;; esac\nexec gcc "$@"\n`,
      );
      chmodSync(slow, 0o755);
      const temporary = scratch();
      const words = [main, "verify", "--cc", slow, join(root, "examples/bay.h")];
      const env = { ...process.env, TMPDIR: temporary };
      const child = spawn(process.execPath, words, { env, stdio: "ignore" });
      const made = (): boolean =>
        readdirSync(temporary).some((name) => name.startsWith("holeproof-"));
      const id = (): number => {
        try {
          return Number(readFileSync(`${slow}.id`, "utf8"));
        } catch {
          return 0;
        }
      };
      while (!(made() && id() > 0) && child.exitCode === null) await setTimeout(10);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([null, signal]);
      expect(readdirSync(temporary)).toEqual([]);
      // The compiler is gone well before it would have been by itself.
      const isThere = (): boolean => {
        const path = `/proc/${id()}/stat`;
        return existsSync(path) && !/\) Z /.test(readFileSync(path, "utf8"));
      };
      for (let tries = 0; isThere() && tries < 6_000; tries++) await setTimeout(10);
      const isLeft = isThere();
      if (isLeft) process.kill(id());
      expect(isLeft).toBe(false);
    },
  );
});

it.skipIf(!hasCc)("run where no socket can be made", () => {
  const temporary = join(scratch(), "t".repeat(100));
  mkdirSync(temporary);
  build();
  const ran = spawnSync(process.execPath, [main, "run", "--", "true"], {
    env: { ...process.env, TMPDIR: temporary },
    encoding: "utf8",
  });
  expect(ran.stderr).toMatch(/^holeproof: [^\n]*\/socket is too long for a socket's path\n$/);
  expect(ran.status).toBe(2);
  expect(readdirSync(temporary)).toEqual([]);
});
