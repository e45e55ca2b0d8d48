// Types the kernel's own headers would have declared, for texts whose headers are not at hand.
import { pushTo } from "../../../lists/index.ts";
import {
  arrayOf,
  scalarType,
  type ByteOrder,
  type Scalar,
  type TypedefType,
} from "../../../model/index.ts";
import type { Type } from "../../../model/index.ts";
import type { Target } from "../../../targets/index.ts";

/** Typedefs by the scalar they stand for. Widths are those of a 64-bit kernel's headers. */
const typedefs: readonly (readonly [Scalar, string])[] = [
  ["bool", "bool"],
  ["uchar", "u8 __u8 uint8_t u_int8_t u_char unchar"],
  ["schar", "s8 __s8 int8_t"],
  ["ushort", "u16 __u16 uint16_t u_int16_t u_short ushort umode_t __kernel_sa_family_t"],
  ["ushort", "sa_family_t __kernel_uid16_t __kernel_gid16_t __sum16 char16_t"],
  ["short", "s16 __s16 int16_t"],
  ["uint", "u32 __u32 uint32_t u_int32_t u_int uint dev_t __kernel_uid32_t __kernel_gid32_t"],
  ["uint", "uid_t gid_t __kernel_uid_t __kernel_gid_t gfp_t fmode_t slab_flags_t blk_status_t"],
  ["uint", "blk_mode_t __poll_t __wsum socklen_t in_addr_t char32_t __kernel_dev_t vm_fault_t"],
  ["uint", "__kernel_mode_t __kernel_old_uid_t __kernel_old_gid_t __kernel_old_dev_t"],
  ["uint", "projid_t qid_t id_t pci_channel_state_t pci_power_t blk_opf_t"],
  ["int", "s32 __s32 int32_t pid_t __kernel_pid_t clockid_t __kernel_clockid_t timer_t"],
  ["int", "__kernel_timer_t key_serial_t __kernel_key_t __kernel_mqd_t mqd_t key_t daddr_t"],
  ["int", "__kernel_ipc_pid_t __kernel_daddr_t"],
  ["ullong", "u64 __u64 uint64_t u_int64_t dma_addr_t phys_addr_t resource_size_t sector_t"],
  ["ullong", "blkcnt_t uintmax_t"],
  ["llong", "s64 __s64 int64_t loff_t __kernel_loff_t ktime_t time64_t __kernel_time64_t"],
  ["llong", "intmax_t timeu64_t off64_t"],
  ["ulong", "size_t __kernel_size_t uintptr_t u_long ulong pgoff_t ino_t __kernel_ino_t"],
  ["ulong", "pteval_t pmdval_t pgdval_t vm_flags_t __kernel_ulong_t aio_context_t"],
  ["ulong", "__kernel_old_uid_size_t irq_hw_number_t"],
  ["long", "ssize_t __kernel_ssize_t intptr_t ptrdiff_t __kernel_ptrdiff_t off_t time_t"],
  ["long", "__kernel_off_t __kernel_time_t __kernel_old_time_t __kernel_clock_t clock_t"],
  ["long", "__kernel_suseconds_t suseconds_t __kernel_long_t"],
  ["uint", "compat_size_t compat_uptr_t compat_ulong_t compat_uint_t compat_dev_t"],
  ["int", "compat_long_t compat_int_t compat_time_t compat_pid_t compat_ssize_t compat_off_t"],
  ["wchar", "wchar_t"],
];

/** Architectures whose user and group numbers once had 16 bits, and still do in these types. */
const short = /^(?:i386|arm|armeb|arm-oabi|m68k|sh4|sh4eb|sparc32|s390-31)$/;

/** What else a typedef stands for on some targets (`posix_types.h` of each architecture). */
const machineTypedefs: readonly (readonly [RegExp, Scalar, string])[] = [
  [/^x32$/, "llong", "__kernel_long_t __kernel_off_t __kernel_time_t __kernel_old_time_t"],
  [/^x32$/, "llong", "__kernel_clock_t __kernel_suseconds_t off_t time_t clock_t suseconds_t"],
  [/^x32$/, "ullong", "__kernel_ulong_t __kernel_ino_t ino_t"],
  [/^sparc64$/, "int", "__kernel_suseconds_t suseconds_t"],
  [/^(?:s390x|alpha)$/, "uint", "__kernel_ino_t ino_t"],
  [/^mips/, "long", "__kernel_daddr_t"],
  [short, "ushort", "__kernel_uid_t __kernel_gid_t __kernel_mode_t __kernel_ipc_pid_t"],
  [short, "ushort", "__kernel_old_uid_t __kernel_old_gid_t __kernel_old_dev_t"],
  [/^hppa$/, "ushort", "__kernel_mode_t"],
  [/^(?:hppa|hppa64|xtensa)$/, "ushort", "__kernel_ipc_pid_t"],
  [/^ppc32$/, "short", "__kernel_ipc_pid_t"],
  [/^(?:x86_64|x32|arm64|arm64be|sparc64|xtensa)$/, "ushort", "__kernel_old_uid_t"],
  [/^(?:x86_64|x32|arm64|arm64be|sparc64|xtensa)$/, "ushort", "__kernel_old_gid_t"],
  [/^(?:x86_64|x32|ppc64|ppc64le)$/, "ulong", "__kernel_old_dev_t"],
  [/^(?:s390x|xtensa)$/, "ushort", "__kernel_old_dev_t"],
];

/** Types with a byte order of their own. */
const ordered: readonly (readonly [ByteOrder, Scalar, string])[] = [
  ["le", "ushort", "__le16"],
  ["le", "uint", "__le32"],
  ["le", "ullong", "__le64"],
  ["be", "ushort", "__be16"],
  ["be", "uint", "__be32"],
  ["be", "ullong", "__be64"],
];

/** Objects of a running kernel: no typedef or tag of these has a layout anybody may rely on. */
const runtimeWords =
  "spinlock_t raw_spinlock_t rwlock_t seqlock_t seqcount_t atomic_t atomic64_t atomic_long_t " +
  "refcount_t local_t wait_queue_head_t wait_queue_entry_t cpumask_t nodemask_t cpumask_var_t " +
  "kuid_t kgid_t kprojid_t pgprot_t pte_t pmd_t pud_t p4d_t pgd_t swp_entry_t mempool_t " +
  "netdev_features_t arch_spinlock_t arch_rwlock_t sigset_t fd_set jmp_buf va_list " +
  "possible_net_t rcuref_t __unseen";

const runtimeTags =
  "list_head hlist_head hlist_node hlist_nulls_head hlist_nulls_node llist_head llist_node mutex " +
  "rw_semaphore semaphore completion rcu_head callback_head work_struct delayed_work timer_list " +
  "hrtimer kref kobject kset device file inode dentry path cred page folio rb_node rb_root " +
  "rb_root_cached xarray radix_tree_root idr ida maple_tree spinlock rt_mutex lock_class_key " +
  "lockdep_map srcu_struct percpu_ref percpu_rw_semaphore percpu_counter wait_queue_head " +
  "tasklet_struct notifier_block blocking_notifier_head raw_notifier_head atomic_notifier_head " +
  "task_struct mm_struct vm_area_struct cdev class bus_type module eventfd_ctx " +
  "interval_tree_node " +
  "interval_tree_root rhashtable rhash_head kmem_cache workqueue_struct file_operations net " +
  "net_device sk_buff sock seqcount ww_mutex kthread_work static_key iommufd_object";

/** How many byte orders and widths a name fixes: `__le16` to `__be64`. */
export const byteOrders: ReadonlyMap<string, ByteOrder> = new Map(
  ordered.map(([order, , name]) => [name, order]),
);

function typedefOf(name: string, scalar: Scalar): TypedefType {
  const order = byteOrders.get(name);
  const type = { kind: "typedef", name, of: scalarType(scalar) } as const;
  return order === undefined ? type : { ...type, order };
}

/** Built-in types by name; a declaration that was read always wins. */
export const builtinTypes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ...typedefs.flatMap(([scalar, names]) =>
    names.split(" ").map((name): [string, Type] => [name, typedefOf(name, scalar)]),
  ),
  ...ordered.map(([, scalar, name]): [string, Type] => [name, typedefOf(name, scalar)]),
  ...runtimeWords
    .split(" ")
    .map((name): [string, Type] => [name, { kind: "unknown", spelling: name }]),
  ...["uuid_t", "guid_t", "uuid_le", "uuid_be"].map((name): [string, Type] => [
    name,
    { kind: "typedef", name, of: arrayOf(scalarType("uchar"), 16) },
  ]),
  ["compat_u64", { ...typedefOf("compat_u64", "ullong"), aligned: 4 }],
  ["compat_s64", { ...typedefOf("compat_s64", "llong"), aligned: 4 }],
]);

/** Built-in types that are others on some targets, by name. */
const machineTypes = new Map<string, (readonly [on: RegExp, type: Type])[]>();
for (const [on, scalar, names] of machineTypedefs)
  for (const name of names.split(" ")) pushTo(machineTypes, name, [on, typedefOf(name, scalar)]);

/** What a built-in name stands for on a target; undefined where it is as on most. */
export function machineType(name: string): ((target: Target) => Type | undefined) | undefined {
  const types = machineTypes.get(name);
  return types && (({ name: target }) => types.find(([on]) => on.test(target))?.[1]);
}

/** Tags that are known to be runtime objects, and therefore cause no remark when undefined. */
export const runtimeTagNames: ReadonlySet<string> = new Set(runtimeTags.split(" "));
