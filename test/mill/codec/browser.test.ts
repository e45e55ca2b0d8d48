// Generated codecs in a browser, under a policy that allows a page nothing but its own script.
import { execFile, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { scratch } from "../../scratch.ts";
import { root } from "./contracts.ts";

const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);
if (browser === undefined) console.warn("SKIPPED: neither chromium nor chrome is installed");

/** Leaves in the page what came of it. */
const script = `
import * as codecs from "./src/generated/index.ts";
const { encodeIommuIoasMap, decodeIommuIoasMap, IommuIoasMapCursor } = codecs.uapi.iommufd.ioas;
const said = [];
try { new Function("return 1")(); said.push("eval"); } catch { said.push("no eval"); }
const map = { size: 40, flags: 7, ioasId: 2, userVa: 1n << 40n, length: 4096n, iova: 3n << 33n };
const view = encodeIommuIoasMap(map);
const back = decodeIommuIoasMap(view);
said.push(Object.keys(map).every((key) => back[key] === map[key]) ? "same" : "different");
said.push(String(new IommuIoasMapCursor(view).iovaHi));
view.setUint32(12, 9, true);
try { decodeIommuIoasMap(view); said.push("taken"); } catch (error) { said.push(error.message); }
document.body.textContent = said.join("; ");
`;

/** The page's text once its script has run. */
async function shown(javascript: string): Promise<string> {
  const page = '<!doctype html><body><script src="/page.js"></script>';
  const server = createServer(({ url }, answer) => {
    const isScript = url === "/page.js";
    answer.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self'");
    answer.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    answer.end(isScript ? javascript : page);
  });
  const profile = scratch();
  try {
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const { port } = server.address() as AddressInfo;
    const words = ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`];
    const at = `http://127.0.0.1:${port}/`;
    const { stdout } = await promisify(execFile)(browser ?? "", [...words, "--dump-dom", at]);
    return /<body>(?:<script[^>]*><\/script>)?([^<]*)/.exec(stdout)?.[1] ?? stdout;
  } finally {
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

it.skipIf(browser === undefined)(
  "encode, decode, move and refuse where a page may evaluate nothing",
  async () => {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: root, loader: "js" },
      bundle: true,
      write: false,
      format: "iife",
      platform: "browser",
    });
    const text = await shown(outputFiles[0]?.text ?? "");
    expect(text).toMatch(/^no eval; same; 6; .*__reserved/);
  },
  60_000,
);
