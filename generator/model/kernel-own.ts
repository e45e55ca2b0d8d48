// Types that only the kernel has.

/** What the kernel works with in place: locks, lists, counts. */
const inPlace = [
  "mutex|h?list_head|hlist_node|kref|device|completion|cdev|xarray|ida|rcu_head|wait_queue_head",
  "(?:delayed_)?work(?:_struct)?|rb_(?:node|root)|napi_struct|hrtimer|timer_list",
].join("|");
const inPlaceTypedefs =
  "(?:raw_)?spinlock_t|rwlock_t|refcount_t|atomic(?:64|_long)?_t|wait_queue_head_t";
/** What it makes and hands about by address. */
const byAddress = [
  "file|inode|dentry|super_block|page|folio|bio|request(?:_queue)?|gendisk|task_struct|mm_struct",
  "vm_area_struct|net_device|pci_dev|sk_buff|platform_device|i2c_client|spi_device|usb_device",
  "usb_interface|kobject|virtio_device|virtqueue|workqueue_struct|eventfd_ctx|sg_table|dma_buf",
].join("|");

const placed = `(?:struct\\s+(?:${inPlace})|${inPlaceTypedefs})`;
const state = new RegExp(`^${placed}$`);
const stateMember = new RegExp(`^\\s+${placed}\\s+\\w`);
/** `struct file *file`, and `struct bay __rcu *bay`: how the kernel is to follow it. */
const address = new RegExp(
  `\\bstruct\\s+(?:${inPlace}|${byAddress})\\s*\\*|\\b__(?:rcu|percpu|iomem)\\b`,
);

/** Whether a type, spelt `struct mutex` or `spinlock_t`, is one the kernel works with in place. */
export const isKernelState = (word: string): boolean => state.test(word);

/** Whether a member, as it is spelt, is the address of an object of the kernel's. */
export const pointsToKernels = (spelling: string): boolean => address.test(spelling);

/** Whether a line declares a member of either kind; one of a comment declares nothing. */
export function declaresKernels(line: string): boolean {
  const code = line.replaceAll(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, "");
  return stateMember.test(code) || (/^\s+\w/.test(code) && address.test(code));
}
