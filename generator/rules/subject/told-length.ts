// Who tells the kernel how long a caller's record is: then one that grows at its end breaks nobody.
import { type CRecord, recordOf, type Unit } from "../../model/index.ts";
import { isRecordSize, isSizeName } from "./naming.ts";

/**
 * System calls that take the length of the record beside the record, and fill up or refuse the
 * rest: the record's tag, and the call. From the prototypes in linux/syscalls.h.
 */
const sizedCalls: ReadonlyMap<string, string> = new Map([
  ["bpf_attr", "bpf()"],
  ["bpf_btf_info", "bpf()"],
  ["bpf_link_info", "bpf()"],
  ["bpf_map_info", "bpf()"],
  ["bpf_prog_info", "bpf()"],
  ["clone_args", "clone3()"],
  ["file_attr", "file_setattr()"],
  ["landlock_ruleset_attr", "landlock_create_ruleset()"],
  ["mount_attr", "mount_setattr()"],
  ["open_how", "openat2()"],
  ["ptrace_syscall_info", "ptrace()"],
  ["rseq", "rseq()"],
  ["xattr_args", "setxattrat()"],
]);

/** What BPF programs are called with: the verifier rewrites every access. From linux/bpf.h. */
const programContexts: ReadonlySet<string> = new Set([
  "__sk_buff",
  "bpf_cgroup_dev_ctx",
  "bpf_perf_event_data",
  "bpf_sk_lookup",
  "bpf_sock",
  "bpf_sock_addr",
  "bpf_sock_ops",
  "bpf_sysctl",
  "bpf_tcp_sock",
  "sk_msg_md",
  "sk_reuseport_md",
  "xdp_md",
]);

const known = new WeakMap<Unit, Numbers>();

/** What the macros and enumerators of a file say about lengths. */
interface Numbers {
  /** What stands before `_SIZE_VER0`: `CLONE_ARGS`. */
  readonly versioned: readonly string[];
  /** Tags, or how they begin, of records DRM's ioctls take. */
  readonly drm: readonly string[];
  /** Members that say how long something is: `entry_size` is the size `of` an entry. */
  readonly sizes: readonly {
    readonly holder: string;
    readonly member: string;
    readonly of: string;
  }[];
  /** Macros that are a number, and enumerators: options and attributes among them. */
  readonly constants: ReadonlySet<string>;
}

export interface LengthTeller {
  /** A clause: `'argsz' tells callers apart`. */
  readonly says: string;
  /** Whether ioctl numbers that hold the size are taken with any size as well. */
  readonly coversNumbers: boolean;
}

/**
 * What tells how long the caller's record is; undefined when nothing in sight does. `path` may be
 * one in a kernel tree or any part of it.
 */
export function lengthToldBy(record: CRecord, unit: Unit, path: string): LengthTeller | undefined {
  const says = toldBesides(record, unit, fuller(path, record.span.file));
  if (says !== undefined) return { says, coversNumbers: true };
  const teller = tellerIn(record) ?? tellerBeside(record, unit);
  return teller === undefined
    ? undefined
    : { says: `'${teller}' tells callers apart`, coversNumbers: false };
}

/** Of two names of a file the one that says more of where it is. */
const fuller = (path: string, file: string): string => (file.endsWith(`/${path}`) ? file : path);

/**
 * The member of a record that says how long it is, or the array that ends it, or which version: of
 * a header in front too.
 */
function tellerIn({ members }: CRecord): string | undefined {
  const own = members.find(
    ({ name }, at) =>
      (at === 0 && isSizeName(name)) || isRecordSize(name) || tellsAnywhere.test(name),
  );
  if (own !== undefined) return own.name;
  const last = members.at(-1);
  const ofLast = last?.type.kind === "array" ? [`${last.name}_size`, `${last.name}_len`] : [];
  const counted = members.find(({ name }) => ofLast.includes(name));
  if (counted !== undefined) return counted.name;
  const [first] = members;
  const header = first === undefined ? undefined : recordOf(first.type);
  const inside = header?.members.find(({ name }) => name === "version" || isSizeName(name));
  return inside === undefined ? undefined : `${first?.name}.${inside.name}`;
}

/**
 * The member of another record that says how long this one is: `bay_info.return_size` of
 * `bay_info_device`, `bay_setup.tx_metadata_len` of `bay_tx_metadata`.
 */
function tellerBeside({ name }: CRecord, unit: Unit): string | undefined {
  const found = numbersIn(unit).sizes.find(
    ({ holder, of }) =>
      holder !== name &&
      (name.endsWith(`_${of}`) ||
        (name.startsWith(`${holder}_`) && /^(?:return|entry|out)$/.test(of))),
  );
  return found && `${found.holder}.${found.member}`;
}

/** What has a length of its own, whatever records are called. */
const plainWords = new RegExp(
  "(?:^|_)(?:data|buf|buffer|name|key|value|msg|message|payload|addr|page|block|string|path|sg" +
    "|iov|mem|array|table|list|map|queue|ring|region)$",
);

function toldBesides(record: CRecord, unit: Unit, path: string): string | undefined {
  const { versioned, drm, constants } = numbersIn(unit);
  const name = versioned.find((each) => isNamedAfter(each, record));
  if (name !== undefined) return `the sizes it had have names, ${name}_SIZE_VER0 and on`;
  const call = sizedCalls.get(record.name);
  if (call !== undefined) return `${call} takes its size`;
  if (drm.some((tag) => (tag.endsWith("_") ? record.name.startsWith(tag) : tag === record.name)))
    return "DRM takes ioctl arguments of any size";
  if (programContexts.has(record.name)) return "BPF programs read it member by member";
  if (/^virtio_\w+_config$/.test(record.name)) return "the device's features tell what it has";
  // User verbs carry both lengths, and copy what both sides know.
  if (
    /(?:^|\/)rdma\//.test(path) &&
    /_(?:req|resp|cmd)$|_(?:create|alloc|modify)_\w+$|^rdma_ucm_/.test(record.name)
  )
    return "RDMA copies as much as both sides know";
  const option = record.name.toUpperCase();
  if (socketHeader.test(path) && constants.has(option))
    return `${option} hands it over with its length`;
  return undefined;
}

/** The length of a header in front of something is told wherever it stands. */
const tellsAnywhere = /^(?:hdr|header|struct)_(?:len|size)$/;

/** Headers whose records are options of sockets and attributes of what dumps these. */
const socketHeader =
  /(?:^|\/)linux\/(?:(?:mp)?tcp|if_xdp|sctp|smc|tls|rds|tipc|vm_sockets|\w+_diag)\.h$/;

function numbersIn(unit: Unit): Numbers {
  let numbers = known.get(unit);
  if (numbers === undefined) known.set(unit, (numbers = gather(unit)));
  return numbers;
}

function gather({ macros, enums, records }: Unit): Numbers {
  const sizes = records.flatMap(({ name: holder, members }) =>
    members.flatMap(({ name: member }) => {
      const of = holder === "" ? undefined : /^(\w+)_(?:size|len)$/.exec(member)?.[1];
      return of === undefined || plainWords.test(of) ? [] : [{ holder, member, of }];
    }),
  );
  const enumerators = enums.flatMap(({ values }) => values.map(({ name }) => name));
  const names = [...macros.map(({ name }) => name), ...enumerators];
  const versioned = names.flatMap((name) => /^(\w+)_SIZE_VER\d+$/.exec(name)?.[1] ?? []);
  const drm = macros.flatMap(({ body }) => {
    // amdkfd's dispatcher is a copy of DRM's.
    if (!/\b(?:DRM|AMDKFD)_IO(?:R|W|WR)?\b/.test(body)) return [];
    const [, tag, pasted] = /\bstruct\s+(\w+)\s*(##)?/.exec(body) ?? [];
    // `struct drm_bay_ ## type`: a family of records.
    if (tag === undefined || (pasted !== undefined && !tag.endsWith("_"))) return [];
    return [tag];
  });
  const plain = macros.flatMap(({ name, body, parameters }) =>
    parameters === undefined && /^\s*\d+\s*$/.test(body) ? [name] : [],
  );
  return {
    versioned: [...new Set(versioned)],
    drm: [...new Set(drm)],
    sizes,
    constants: new Set([...plain, ...enumerators]),
  };
}

/** `PERF_ATTR` is of `perf_event_attr`; `LBMD` of the record whose members begin so. */
function isNamedAfter(prefix: string, { name, members }: CRecord): boolean {
  const words = prefix.toLowerCase().split("_");
  const own = name.toLowerCase().split("_");
  let at = 0;
  for (const word of words) {
    at = own.indexOf(word, at) + 1;
    if (at === 0) {
      const lead = `${prefix.toLowerCase()}_`;
      return members.length > 0 && members.every((member) => member.name.startsWith(lead));
    }
  }
  return true;
}
