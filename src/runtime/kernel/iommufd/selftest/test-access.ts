// The descriptor by which the kernel's own tests use an address space from inside.
import { EBADFD, ENOENT, ENOMEM, EOPNOTSUPP } from "../../../errno/index.ts";
import { File, type Caller, type FileOps } from "../../files/index.ts";
import { Access } from "../object/access.ts";
import type { Call } from "../command/command.ts";
import type { IommufdContext } from "../object/context.ts";
import { IoasObject } from "../object/ioas-object.ts";

const NEEDS_PIN_PAGES = 1;

interface Inner {
  readonly access: Access;
  readonly context: IommufdContext;
}

class AccessFile implements Inner {
  readonly access: Access;
  readonly context: IommufdContext;

  constructor(access: Access, context: IommufdContext) {
    this.access = access;
    this.context = context;
    context.file?.get();
  }

  release(): void {
    const { access, context } = this;
    access.moveTo(undefined);
    access.users -= 1;
    context.objects.destroy(access.id);
    context.file?.put();
  }
}

const ops: FileOps = {
  name: "iommufd test access",
  release: (file) => (file.inner as AccessFile).release(),
};

/** The access behind a descriptor, or -EBADFD for every other descriptor. */
export function accessOf(caller: Caller, fd: number): Access | number {
  const inner = caller.fds.find(fd)?.inner;
  return inner instanceof AccessFile ? inner.access : -EBADFD;
}

/** A new access to an address space: its descriptor; -EOPNOTSUPP, -ENOENT, -ENOMEM, ... */
export function createAccess({ context, caller }: Call, ioasId: number, flags: number): number {
  if ((flags & ~NEEDS_PIN_PAGES) !== 0) return -EOPNOTSUPP;
  if (context.faults.shouldFail("object")) return -ENOMEM;
  const access = new Access(flags !== 0);
  context.objects.add(access);
  const space = context.objects.find(ioasId);
  const errno = space instanceof IoasObject ? access.moveTo(space) : -ENOENT;
  if (errno !== 0) {
    access.users -= 1;
    context.objects.destroy(access.id);
    return errno;
  }
  const file = new File(ops, new AccessFile(access, context));
  const fd = caller.fds.install(file);
  if (fd >= 0) return fd;
  file.put();
  return -ENOMEM;
}

/** Moves an access to another address space: -EBADFD, -ENOENT, -EADDRINUSE. */
export function replaceIoas({ context, caller }: Call, fd: number, ioasId: number): number {
  const access = accessOf(caller, fd);
  if (typeof access === "number") return access;
  const space = context.objects.find(ioasId);
  if (!access.isAttached || !(space instanceof IoasObject)) return -ENOENT;
  return access.moveTo(space);
}
