// What the running kernel has of programs' memory: their pages, their files, and the way to both.
import { EINVAL } from "../errno/index.ts";
import type { Machine } from "../machine/index.ts";
import { ClientFiles } from "./client-files.ts";
import { ClientMemory } from "./client-memory.ts";
import { ClientPages } from "./client-pages.ts";
import type { Clients } from "./clients.ts";
import type { ClientProcess, MappedAt } from "./host.ts";

const PAGE = 4096;
const PAGE_SHIFT = 12;
/** x86_64 has huge pages of 2 MiB and of 1 GiB. */
const HUGE_SHIFTS: ReadonlySet<number> = new Set([21, 30]);
/** Pages whose bytes are kept when a program unmaps what a device can reach. */
const ORPHANS_MAX = 4096;

export class ProgramMemory {
  readonly #machine: Machine;
  readonly #clients: Clients;
  #pages: ClientPages;
  #files: ClientFiles;

  constructor(machine: Machine, clients: Clients) {
    this.#machine = machine;
    this.#clients = clients;
    [this.#pages, this.#files] = this.#ofKernel();
  }

  get pages(): ClientPages {
    return this.#pages;
  }

  get files(): ClientFiles {
    return this.#files;
  }

  /** Another kernel runs: nobody's memory is lent to it yet. */
  startAnew(): void {
    this.#files.closeAll();
    [this.#pages, this.#files] = this.#ofKernel();
  }

  /** A live process that maps a shared page: whoever mapped it first may be gone. */
  elsewhere(space: string, page: number): MappedAt | undefined {
    for (const { process } of this.#clients.all) {
      const va = process.addressOf(space, page);
      if (va !== undefined) return { process, va };
    }
    return undefined;
  }

  /** A program unmaps `length` bytes; a device may still read what the program cannot reach. */
  unmap(process: ClientProcess, va: number, length: number): number {
    const pages = Math.ceil(length / PAGE);
    const left = this.#pages.forget(spaceOf(process), Math.floor(va / PAGE), pages);
    for (const pfn of left.slice(0, ORPHANS_MAX)) {
      const lent = this.#pages.lent(pfn);
      if (lent !== undefined) lent.last = process.read(lent.vaPfn * PAGE, PAGE);
    }
    return 0;
  }

  /** `length` bytes at `va` lie in pages of 2^`shift` bytes. */
  madeHuge(process: ClientProcess, va: number, length: number, shift: number): number {
    if (!HUGE_SHIFTS.has(shift)) return -EINVAL;
    const pages = Math.floor(length / PAGE);
    const first = Math.floor(va / PAGE);
    this.#pages.hugePages(spaceOf(process), first, pages, shift - PAGE_SHIFT);
    return 0;
  }

  #ofKernel(): [ClientPages, ClientFiles] {
    const { kernel, hardware } = this.#machine;
    const files = new ClientFiles(kernel.frames, kernel.world.faults);
    const pages = new ClientPages(kernel.frames, (inode) => files.find(inode));
    hardware.bus.lent = new ClientMemory(pages, files, (space, page) =>
      this.elsewhere(space, page),
    );
    return [pages, files];
  }
}

const spaceOf = ({ pid }: ClientProcess): string => `process ${pid}`;
