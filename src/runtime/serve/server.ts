// The machine behind a socket: connections in, calls run one at a time, replies out.
import { EBADF, EINVAL, EIO } from "../errno/index.ts";
import { type Machine, type OpenImage, profileNamed } from "../machine/index.ts";
import { Calls } from "./calls.ts";
import { Clients } from "./clients.ts";
import type { Connection } from "./connection.ts";
import type { Host } from "./host.ts";
import { imaging } from "./kexec-image.ts";
import { OpenFiles } from "./open-files.ts";
import { ProgramMemory } from "./program-memory.ts";
import { Promises } from "./promises.ts";
import { OP, type Request, replyBytes, textOf } from "./protocol.ts";
import { Regions } from "./regions.ts";
import { statusText } from "./status.ts";
import type { Witness } from "./witness.ts";

/** What a server is made from. */
export interface ServerOptions {
  readonly machine: Machine;
  readonly host: Host;
  /** Hears of every call, as it runs. */
  readonly witness?: Witness;
  /** The file that every kexec leaves its image in. */
  readonly image?: string;
}

interface Waiting {
  readonly connection: Connection;
  readonly request: Request;
}

export class Server {
  readonly machine: Machine;
  readonly #host: Host;
  readonly #witness: Witness | undefined;
  readonly #clients: Clients;
  readonly #files: OpenFiles;
  readonly #promises: Promises;
  readonly #regions: Regions;
  readonly #memory: ProgramMemory;
  readonly #calls: Calls;
  #waiting: Waiting[] = [];
  readonly #image: string | undefined;
  #kexecs = 0;

  constructor({ machine, host, witness, image }: ServerOptions) {
    this.machine = machine;
    this.#host = host;
    this.#witness = witness;
    this.#image = image;
    this.#promises = new Promises(host);
    this.#files = new OpenFiles(witness);
    this.#regions = new Regions(machine.hardware.devices, host);
    this.#clients = new Clients(host, (process, outbox) => this.#calls.clientOf(process, outbox));
    this.#memory = new ProgramMemory(machine, this.#clients);
    this.#calls = new Calls({
      machine,
      host,
      witness,
      files: this.#files,
      promises: this.#promises,
      regions: this.#regions,
      memory: this.#memory,
      entryOf: (pid) => this.#clients.find(pid),
      // The program gets what reboot(2) answers: of the image others are told.
      kexec: () => Math.min(this.kexec(), 0),
    });
  }

  /** Files that are open now: what is left when the last client is gone is a leak. */
  get openFiles(): number {
    return this.#files.count + this.#promises.count;
  }

  /** Pages of programs that are pinned now. */
  get pinnedPages(): number {
    return this.#memory.pages.pinned;
  }

  /** Bytes of a client. False: this is not our interposer, and it is to be hung up on. */
  receive(connection: Connection, chunk: Uint8Array): boolean {
    // What an open file's socket carries is nobody's business.
    if (connection.inode !== 0) return true;
    const requests = connection.stream.push(chunk);
    if (requests === undefined) return false;
    for (const request of requests) this.#waiting.push({ connection, request });
    return true;
  }

  /** The last descriptor of a socket is gone: its file is released, as the last close does. */
  hangUp(connection: Connection): void {
    if (connection.gone) return;
    connection.gone = true;
    this.#clients.leave(connection);
    this.#promises.withdrawOf(connection);
    this.#files.release(connection);
    this.#files.tellReady();
  }

  /**
   * Runs what has arrived. To be called when every event of the moment is in: a descriptor closed
   * before a call was made is then closed before that call runs.
   */
  run(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { connection, request } of waiting) {
      if (connection.gone) continue;
      this.#host.turn();
      const answer = this.#guarded(connection, request);
      this.#files.tellReady();
      if (answer === undefined) connection.drop();
      else connection.send(answer);
    }
  }

  /** Devices go on with what their registers asked for; true while some of it is left. */
  step(): boolean {
    this.#host.turn();
    const isBusy = this.#regions.step();
    this.#files.tellReady();
    return isBusy;
  }

  /** Looks at registers that programs have mapped. False: nobody has any mapped. */
  look(): boolean {
    return this.#regions.look();
  }

  /**
   * Replaces the machine's kernel; what programs had open belongs to the old one. `image` is the
   * file for what is handed over. 0, a negative errno, or KEXEC_WITHOUT_IMAGE.
   */
  kexec(profile?: string, image: string | undefined = this.#image): number {
    if (image === undefined) return this.#kexec(profile);
    const handsOver = this.machine.kernel.kho !== undefined;
    return imaging({ path: image, handsOver, host: this.#host }, (write) =>
      this.#kexec(profile, write),
    );
  }

  /** Ends with the server: memory of processes is let go. */
  close(): void {
    this.#memory.files.closeAll();
    this.#clients.closeAll();
  }

  #kexec(profile: string | undefined, handedOver?: (image: OpenImage) => void): number {
    this.#memory.files.load();
    const result = this.machine.kexec({
      ...(profile === undefined ? {} : { profile }),
      ...(handedOver === undefined ? {} : { handedOver }),
    });
    const errno = result.outcome === "refused" ? result.errno : 0;
    this.#witness?.kexec(profile, -errno);
    if (errno !== 0) return -errno;
    this.#kexecs += 1;
    this.#files.clear();
    this.#promises.clear();
    for (const { client } of this.#clients.all) client.fds.forgetCounters();
    this.#memory.startAnew();
    return result.outcome === "booted" ? 0 : -EIO;
  }

  /** A mistake of ours must not take the machine from the other clients. */
  #guarded(connection: Connection, request: Request): Uint8Array | undefined {
    try {
      return this.#answer(connection, request);
    } catch (error) {
      this.#host.complain(error);
      return undefined;
    }
  }

  /** The reply; undefined for a request that only somebody else than our interposer makes. */
  #answer(connection: Connection, request: Request): Uint8Array | undefined {
    if (connection.inode !== 0) return undefined;
    switch (request.op) {
      case OP.attach:
        return replyBytes(this.#attach(connection, request));
      case OP.hello: {
        const result = this.#clients.hello(connection, request);
        return result === undefined ? undefined : replyBytes(result);
      }
      case OP.control:
        return replyBytes(this.#control(textOf(request)));
      default:
    }
    const { entry } = connection;
    if (entry === undefined || entry.process.pid !== request.pid) return undefined;
    if (request.op === OP.listen) return replyBytes(this.#clients.listen(connection));
    // A call that may make files: the client did not come for what its last one made.
    if (request.op === OP.open || request.op === OP.ioctl) this.#promises.withdrawOf(connection);
    return this.#calls.run(connection, entry, request);
  }

  /**
   * `status` writes the file of that name; `kexec` or `kexec PROFILE` replaces the kernel, and
   * leaves an image in the file that a second line names; what became of it is in the file `image`.
   */
  #control(request: string): number {
    const [words = ""] = request.split("\n", 1);
    const path = request.slice(words.length + 1);
    const [command, profile] = words.split(" ");
    if (command === "kexec")
      return profile !== undefined && profileNamed(profile) === undefined
        ? -EINVAL
        : this.kexec(profile, path === "" ? undefined : path);
    if (command !== "status") return -EINVAL;
    const text = statusText({
      machine: this.machine,
      clients: this.#clients,
      files: this.#files,
      pinnedPages: this.pinnedPages,
      calls: this.#calls.count,
      kexecs: this.#kexecs,
    });
    this.#host.publish("status", new TextEncoder().encode(text));
    return 0;
  }

  /** A socket becomes the descriptor of a promised file. */
  #attach(connection: Connection, request: Request): number {
    const { arg: token, inode, pid } = request;
    const promised = this.#promises.find(token);
    const entry = promised?.by.entry;
    if (promised === undefined || connection.entry !== undefined) return -EBADF;
    // Only the process that was told of it, and only with a socket it has.
    if (entry === undefined || entry.process.pid !== pid || !entry.mayUse(request)) return -EBADF;
    if (this.#files.find(inode) !== undefined) return -EBADF;
    this.#promises.keep(token);
    // open(2) takes whatever number is free by then.
    const fd = promised.path === undefined ? promised.fd : request.fd;
    this.#files.attach(connection, inode, { ...promised, fd });
    return 0;
  }
}
