// Names of types whose width depends on the machine, the configuration or the C library.

/** Opaque names the rule TYPEDEF speaks of; WORD leaves them to it. */
const opaque = new Set([
  "loff_t",
  "off_t",
  "__kernel_off_t",
  "dev_t",
  "__kernel_dev_t",
  "ino_t",
  "__kernel_ino_t",
  "mode_t",
  "__kernel_mode_t",
  "umode_t",
  "uid_t",
  "gid_t",
  "__kernel_uid_t",
  "__kernel_gid_t",
  "kuid_t",
  "kgid_t",
  "pid_t",
  "clockid_t",
  "gfp_t",
  "sigset_t",
  "fd_set",
  "dma_addr_t",
  "phys_addr_t",
  "pgoff_t",
  "resource_size_t",
  "sector_t",
  "blkcnt_t",
  "nodemask_t",
  "cpumask_t",
  "pgprot_t",
  "pfn_t",
  "uuid_t",
]);

export function isOpaqueWord(name: string): boolean {
  return opaque.has(name);
}

/** Types that count time in a width or unit of the machine's own. */
const timeful = new Set([
  "time_t",
  "__kernel_time_t",
  "__kernel_old_time_t",
  "ktime_t",
  "suseconds_t",
  "__kernel_suseconds_t",
  "clock_t",
  "__kernel_clock_t",
  "timer_t",
  "struct timeval",
  "struct timespec",
  "struct timespec64",
  "struct itimerspec",
  "struct itimerval",
  "struct __kernel_old_timeval",
  "struct __kernel_old_timespec",
]);

export function isTimeWord(name: string): boolean {
  return timeful.has(name);
}

/** Objects of a running kernel: a record that is handed on cannot hold one. */
const runtime = new Set(
  [
    "spinlock_t raw_spinlock_t rwlock_t seqlock_t atomic_t atomic64_t atomic_long_t refcount_t",
    "wait_queue_head_t struct|mutex struct|rw_semaphore struct|semaphore struct|kref",
    "struct|kobject struct|list_head struct|hlist_head struct|hlist_node struct|rb_node",
    "struct|rb_root struct|rb_root_cached struct|xarray struct|completion struct|work_struct",
    "struct|delayed_work struct|rcu_head struct|device struct|file struct|page struct|folio",
    "struct|module struct|lockref struct|idr struct|ida struct|maple_tree struct|percpu_ref",
    "struct|timer_list struct|hrtimer",
  ].flatMap((line) => line.split(" ").map((word) => word.replace("|", " "))),
);

export function isRuntimeWord(name: string): boolean {
  return runtime.has(name);
}
