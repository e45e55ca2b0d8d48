import { it } from "vitest";
import { readC } from "../../../generator/read/c/index.ts";
import { targetNamed } from "../../../generator/targets/index.ts";
import { hostileTexts } from "./hostile.ts";
const target = targetNamed("x86_64")!;
it("x", () => {
  for (const [name, make] of hostileTexts) {
    for (const fragment of [false, true]) {
    const times: number[] = [];
    for (const n of [20_000, 80_000]) {
      const text = make(n);
      const t = performance.now();
      try { readC({ path: "x.h", text }, { target, fragment }); } catch (e) { console.log("THROWS", name, n, String(e).slice(0, 300), (e as Error).stack?.split("\n").slice(1,4).join("|")); }
      times.push(performance.now() - t);
    }
    if (times[1]! > 150) console.log(name, fragment, times.map((x) => x.toFixed(0)).join(" "));
    }
  }
}, 600_000);
