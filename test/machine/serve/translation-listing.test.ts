// A device's page tables as text, held against what the unit itself translates.
import { describe, expect, it } from "vitest";
import { translationListing } from "../../../src/runtime/serve/translation-listing.ts";
import { live, ready } from "../kernel/bench.ts";

const IOVA_PFN = 2 ** 20;
const PAGES = 256;
const ENTRY = /^0x[0-9a-f]{16}$/;
const FRAME = 0x000f_ffff_ffff_f000n;

describe("the listing of a device", () => {
  it("has a line for each leaf, with the entries on the way to it", () => {
    const { hardware } = live({ profile: "latest" }).machine;
    const pci = hardware.devices[0]!;
    const [device, headings, ...lines] = translationListing(hardware, pci).trimEnd().split("\n");
    expect(device).toMatch(/^Device 0000:00:[0-9a-f]{2}\.0 @0x[0-9a-f]+000$/);
    expect(headings).toBe(
      "IOVA_PFN         \tPML5E             \tPML4E             \tPDPE              \t" +
        "PDE               \tPTE",
    );
    expect(lines).toHaveLength(PAGES);
    for (const [index, line] of lines.entries()) {
      const [place, ...entries] = line.split("\t");
      const pfn = IOVA_PFN + index;
      expect(place).toBe(`0x${pfn.toString(16).padStart(13, "0")} |`);
      expect(entries).toHaveLength(5);
      for (const entry of entries) expect(entry).toMatch(ENTRY);
      expect(BigInt(entries[0]!), "four levels have no fifth").toBe(0n);
      const leaf = Number(BigInt(entries[4]!) & FRAME);
      expect(leaf / 4096).toBe(hardware.unit.translate(pci.bdf, pfn, false));
    }
  });

  it("is empty where the unit lets the device through", () => {
    const { hardware } = ready({ profile: "linux-6.12-passthrough" }).machine;
    expect(translationListing(hardware, hardware.devices[0]!)).toBe("");
  });
});
