// Entries of IOMMU and page tables whose words were worked out by hand from the specifications.
import type { Value } from "./contracts.ts";

/** The 64-bit words of a record, a short one's in one, and the members that are not zero. */
export type Entry = readonly [string, string, readonly bigint[], Value];

export const entries: readonly Entry[] = [
  [
    "a second stage of four levels",
    "vtd_pasid_entry",
    [0x0000000100001089n, 0x0000000000800005n, 0n, 0n, 0n, 0n, 0n, 0n],
    { present: 1, aw: 2, pgtt: 2, ssptptr: 0x100001, did: 5, pwsnp: 1 },
  ],
  [
    "the same with written pages noted",
    "vtd_pasid_entry",
    [0x0000000100001289n, 0x0000000000800005n, 0n, 0n, 0n, 0n, 0n, 0n],
    { present: 1, aw: 2, pgtt: 2, ssade: 1, ssptptr: 0x100001, did: 5, pwsnp: 1 },
  ],
  [
    "a first stage of four levels",
    "vtd_pasid_entry",
    [0x0000000000000049n, 0x0000000000800001n, 0x0000000100001000n, 0n, 0n, 0n, 0n, 0n],
    { present: 1, aw: 2, pgtt: 1, did: 1, pwsnp: 1, fsptptr: 0x100001 },
  ],
  [
    "a directory of 2^14 entries, PASIDs and device translations",
    "vtd_scalable_context_entry",
    [0x0000000100010e0dn, 0n, 0n, 0n],
    { present: 1, dte: 1, paside: 1, pdts: 7, pasiddirptr: 0x100010 },
  ],
  [
    "requests without PASID as PASID 5, privileged",
    "vtd_scalable_context_entry",
    [0x0000000100010001n, 0x0000000000100005n, 0n, 0n],
    { present: 1, pasiddirptr: 0x100010, ridPasid: 5, ridPriv: 1 },
  ],
  [
    "four levels, domain 7",
    "vtd_context_entry",
    [0x0000000100002001n, 0x0000000000000702n],
    { present: 1, ssptptr: 0x100002, aw: 2, did: 7 },
  ],
  [
    "passed through, faults silent",
    "vtd_context_entry",
    [0x000000000000000bn, 0x0000000000000102n],
    { present: 1, fpd: 1, tt: 2, aw: 2, did: 1 },
  ],
  ["a bus", "vtd_root_entry", [0x0000000100003001n, 0n], { present: 1, ctp: 0x100003 }],
  [
    "a bus's upper half",
    "vtd_scalable_root_entry",
    [0n, 0x0000000100004001n],
    { upperPresent: 1, uctp: 0x100004 },
  ],
  ["scalable mode", "vtd_root_register", [0x0000000100005400n], { ttm: 1, rta: 0x100005 }],
  [
    "a table of 64 address spaces",
    "vtd_pasid_directory_entry",
    [0x000ffffffffff001n],
    { present: 1, smptblptr: 0xffffffffff },
  ],
  [
    "a host table of three levels, domain 7",
    "amd_dte",
    [0x6000000100002603n, 0x0000000000000007n, 0n, 0n],
    { v: 1, tv: 1, mode: 3, hostRoot: 0x100002, ir: 1, iw: 1, domainId: 7 },
  ],
  [
    "guest tables of five levels, found through the address in three parts",
    "amd_dte",
    [0x74c0000000000003n, 0xabcde800f0ec0000n, 0x0040000000000000n, 0n],
    {
      v: 1,
      tv: 1,
      giov: 1,
      gv: 1,
      ir: 1,
      iw: 1,
      guestMode: 1,
      gcr3_14_12: 0b101,
      gcr3_30_15: 0xf0ec,
      gcr3_51_31: 0x1579bd,
    },
  ],
  [
    "interrupts looked up in a table of 512",
    "amd_dte",
    [0n, 0n, 0x2000000100006013n, 0n],
    { iv: 1, inttablen: 9, intRoot: 0x4000180, intctl: 2 },
  ],
  [
    "a device a guest drives by itself, its accesses snooped",
    "amd_dte",
    [0n, 0n, 0n, 0xa5c0000712348000n],
    { vimuEn: 1, gdeviceId: 0x1234, guestId: 7, attrV: 1, mode0_fc: 1, snoopAttribute: 0xa5 },
  ],
  ["a PASID's table", "amd_gcr3_entry", [0x000ffffffffff001n], { v: 1, root: 0xffffffffff }],
  [
    "an interrupt to the least busy of four, short",
    "amd_irte",
    [0x00310f45n],
    { remapEn: 1, intType: 1, dm: 1, destination: 0xf, vector: 0x31 },
  ],
  [
    "the same to processor 0x01020304, long",
    "amd_irte_remap",
    [0x0000000002030445n, 0x0100000000000031n],
    {
      remapEn: 1,
      intType: 1,
      dm: 1,
      destination_23_0: 0x020304,
      vector: 0x31,
      destination_31_24: 1,
    },
  ],
  [
    "an interrupt of a guest",
    "amd_irte_vapic",
    [0x0000cafe000005c5n, 0x0000000100007041n],
    {
      remapEn: 1,
      gaLogIntr: 1,
      isRun: 1,
      guestMode: 1,
      destination_23_0: 5,
      gaTag: 0xcafe,
      vector: 0x41,
      gaRoot: 0x100007,
    },
  ],
];
