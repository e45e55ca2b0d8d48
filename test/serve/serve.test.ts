// One machine, several programs: what they share, and what is left when one of them dies.
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { scratch } from "../scratch.ts";
import { build, holeproof, root } from "../mill/cli/built.ts";
import { client, hasCc } from "./built-client.ts";

const DEVICE = "/dev/vfio/devices/vfio0";
const running: ChildProcess[] = [];

function program(words: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [join(root, "dist/generator/bundle/main.js"), ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  return child;
}

/** The first line a program prints; what comes later is read and forgotten. */
async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  return await new Promise((resolve) => {
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
  });
}

async function served(...options: string[]): Promise<string> {
  build();
  const socket = join(scratch(), "private", "socket");
  const line = await firstLine(program(["serve", "--socket", socket, ...options]));
  expect(line).toBe(socket);
  return socket;
}

const ask = (socket: string, words: readonly string[]): string =>
  holeproof(["run", "--connect", socket, "--", ...words]).out;

const status = (socket: string): string => holeproof(["serve", "status", "--socket", socket]).out;

/** What a machine without clients says of itself. */
const IDLE = /processes +0\nopen files +0\niommufd objects +0\npages pinned +0\n/;

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

describe.skipIf(!hasCc)("holeproof serve", () => {
  it("shares a machine, and is sound when a client dies in the middle of a call", async () => {
    const holder = client("holder");
    const socket = await served();
    expect(ask(socket, [holder, DEVICE, "try"])).toBe("free\n");
    for (let round = 0; round < 2; round++) {
      const held = program([
        "run",
        "--connect",
        socket,
        "--",
        "sh",
        "-c",
        `echo $$; exec ${holder} ${DEVICE} hold`,
      ]);
      const pid = Number(await firstLine(held));
      while (!status(socket).includes("vfio device ")) await new Promise((go) => setTimeout(go, 5));
      expect(ask(socket, [holder, DEVICE, "try"])).toBe("taken\n");
      expect(ask(socket, [holder, "/dev/vfio/devices/vfio1", "try"])).toBe("free\n");
      process.kill(pid, "SIGKILL");
      while (existsSync(`/proc/${pid}`)) await new Promise((go) => setTimeout(go, 2));
      expect(ask(socket, [holder, DEVICE, "try"])).toBe("free\n");
    }
    expect(status(socket)).toMatch(IDLE);
  });

  it("starts its next kernel when told to, and the files of the old one are void", async () => {
    const socket = await served("--profile", "latest");
    const held = program(["run", "--connect", socket, "--", client("holder"), DEVICE, "hold"]);
    expect(await firstLine(held)).toBe("held");
    expect(holeproof(["serve", "kexec", "--socket", socket]).code).toBe(0);
    expect(status(socket)).toMatch(/^profile +latest\nkexecs +1\n/);
    expect(ask(socket, [client("holder"), DEVICE, "try"])).toBe("free\n");
    expect(holeproof(["serve", "kexec", "--socket", socket, "--profile", "x"]).code).toBe(2);
  });

  it("leaves the image of a kexec where it is told, and says where it cannot", async () => {
    const folder = scratch();
    const always = join(folder, "always.img");
    const socket = await served("--image", always);
    const kexec = (...options: string[]): ReturnType<typeof holeproof> =>
      holeproof(["serve", "kexec", "--socket", socket, ...options]);
    const image = join(folder, "one of a kind.img");
    expect(kexec("--image", image)).toEqual({
      out: `kexec: the next kernel runs\n  image  ${image}, ${statSync(image).size} bytes\n`,
      err: "",
      code: 0,
    });
    expect(existsSync(always)).toBe(false);
    expect(holeproof(["inspect", image]).code).toBe(0);
    const nowhere = kexec("--image", join(folder, "no", "such"));
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/no such file/)]);
    expect(status(socket)).toMatch(/^profile +reviewed\nkexecs +1\n/);
    expect(ask(socket, [client("guest"), "before"])).toBe("before: jumped\n");
    expect(holeproof(["inspect", always]).out).toContain('session "guest", 3 files');
  });

  it("is its user's alone, and one at a place", async () => {
    const socket = await served();
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    const second = holeproof(["serve", "--socket", socket]);
    expect([second.code, second.err]).toEqual([2, expect.stringMatching(/served at .* already/)]);
    const open = join(scratch(), "open");
    mkdirSync(open);
    chmodSync(open, 0o755);
    const refused = holeproof(["serve", "--socket", join(open, "socket")]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/others may enter/)]);
    const nobody = holeproof(["run", "--connect", join(open, "socket"), "--", "true"]);
    expect([nobody.code, nobody.err]).toEqual([2, expect.stringMatching(/no machine is served/)]);
    expect(holeproof(["serve", "status", "--socket", join(open, "socket")]).code).toBe(2);
  });
});
