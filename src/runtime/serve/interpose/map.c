/* Memory of devices in the program, and huge pages. */

/* What the machine answers for a descriptor that is none of its files. */
#define NOT_OURS (-4096)
#define PAGE 4096ul

/*
 * Device memory that is mapped: a file that the machine reads and writes too. While it is mapped a
 * descriptor of the device is held, as the kernel's mapping holds the file. Stores into registers
 * are noticed by making their pages read-only: the store faults, runs alone, and is told of.
 */
struct mapped {
	uintptr_t start, end;
	int fd;
	/* Where `start` lies in the device's file; the registers end here. */
	uint64_t position;
	uintptr_t registers_end;
};
static struct mapped *mappings;
static size_t mapping_count, mapping_room;

static int add_mapping(struct mapped one)
{
	if (mapping_count == mapping_room) {
		size_t room = mapping_room ? mapping_room * 2 : 8;
		struct mapped *more = realloc(mappings, room * sizeof(*more));

		if (!more)
			return -ENOMEM;
		mappings = more;
		mapping_room = room;
	}
	mappings[mapping_count++] = one;
	return 0;
}

/* Addresses that something else is about to be at, or nothing. */
static void forget_mappings(uintptr_t start, uintptr_t end)
{
	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < mapping_count; at++) {
		struct mapped *one = &mappings[at], rest = *one;

		if (one->end <= start || one->start >= end)
			continue;
		if (start <= one->start && end >= one->end) {
			kernel(SYS_close, one->fd);
			*one = mappings[--mapping_count];
			at--;
			continue;
		}
		if (one->start < start)
			one->end = start;
		rest.position += end - rest.start;
		rest.start = end;
		if (rest.start >= rest.end)
			continue;
		if (one->start >= start) {
			*one = rest;
			continue;
		}
		rest.fd = fcntl(rest.fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST);
		/* Without a descriptor for it the rest stays mapped, but holds nothing. */
		if (rest.fd >= 0 && add_mapping(rest) < 0)
			kernel(SYS_close, rest.fd);
	}
	pthread_mutex_unlock(&lock);
}

static void tell_unmapped(void *address, size_t length)
{
	struct request request = { .op = OP_UNMAP, .arg = (uintptr_t)address, .offset = length };
	uintptr_t start = (uintptr_t)address;

	if (!socket_path || !engaged || busy)
		return;
	call(&request, NULL, NULL);
	forget_mappings(start, start + ((length + PAGE - 1) & ~(PAGE - 1)));
}

#if defined(__x86_64__)
#define TRAP_FLAG 0x100
/* Of a mapping: the machine hears of every store into a register. */
#define STORES_TOLD 0x100

/* What the program wants done with the two signals that stores into registers use. */
static struct sigaction program_segv, program_trap;
static int is_trapping;
/* The store this thread is in the middle of. */
static __thread struct {
	uintptr_t page;
	uint64_t inode, position;
	int is_masked;
} stepping;

static int real_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	static int (*next)(int, const struct sigaction *, struct sigaction *);

	if (!next)
		next = (int (*)(int, const struct sigaction *, struct sigaction *))
			dlsym(RTLD_NEXT, "sigaction");
	return next(number, action, before);
}

/* A signal that is none of ours goes where the program wants it. */
static void pass_on(const struct sigaction *to, int number, siginfo_t *info, void *context)
{
	if (to->sa_flags & SA_SIGINFO) {
		to->sa_sigaction(number, info, context);
	} else if (to->sa_handler == SIG_DFL || to->sa_handler == SIG_IGN) {
		struct sigaction standard = { .sa_handler = SIG_DFL };

		real_sigaction(number, &standard, NULL);
		if (number == SIGTRAP)
			raise(number);
	} else {
		to->sa_handler(number);
	}
}

static void on_fault(int number, siginfo_t *info, void *context)
{
	uintptr_t address = (uintptr_t)info->si_addr, page = address & ~(PAGE - 1);
	ucontext_t *where = context;
	int error = errno, is_register = 0;

	pthread_mutex_lock(&lock);
	for (size_t at = 0; at < mapping_count && !is_register; at++) {
		const struct mapped *one = &mappings[at];

		if (address < one->start || address >= one->end || address >= one->registers_end)
			continue;
		is_register = 1;
		stepping.page = page;
		stepping.inode = inode_of(one->fd);
		stepping.position = one->position + (address - one->start);
	}
	pthread_mutex_unlock(&lock);
	if (is_register && kernel(SYS_mprotect, page, PAGE, PROT_READ | PROT_WRITE) == 0) {
		/* A thread that masks the trap would die of it. */
		stepping.is_masked = sigismember(&where->uc_sigmask, SIGTRAP);
		sigdelset(&where->uc_sigmask, SIGTRAP);
		where->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
	} else {
		pass_on(&program_segv, number, info, context);
	}
	errno = error;
}

static void on_step(int number, siginfo_t *info, void *context)
{
	struct request request = { .op = OP_STORED, .inode = stepping.inode,
				   .arg = stepping.position };
	ucontext_t *where = context;
	int error = errno;

	if (!stepping.page) {
		pass_on(&program_trap, number, info, context);
	} else {
		kernel(SYS_mprotect, stepping.page, PAGE, PROT_READ);
		where->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
		if (stepping.is_masked)
			sigaddset(&where->uc_sigmask, SIGTRAP);
		stepping.page = 0;
		call(&request, NULL, NULL);
	}
	errno = error;
}

static void notice_stores(void)
{
	struct sigaction fault = { .sa_sigaction = on_fault,
				   .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
	struct sigaction step = { .sa_sigaction = on_step,
				  .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };

	if (is_trapping)
		return;
	real_sigaction(SIGSEGV, &fault, &program_segv);
	real_sigaction(SIGTRAP, &step, &program_trap);
	is_trapping = 1;
}

int sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	struct sigaction *own = number == SIGSEGV ? &program_segv :
				number == SIGTRAP ? &program_trap : NULL;

	if (!is_trapping || !own)
		return real_sigaction(number, action, before);
	if (before)
		*before = *own;
	if (action)
		*own = *action;
	return 0;
}

sighandler_t signal(int number, sighandler_t handler)
{
	struct sigaction action = { .sa_handler = handler, .sa_flags = SA_RESTART }, before;

	return sigaction(number, &action, &before) < 0 ? SIG_ERR : before.sa_handler;
}
#else
/* Elsewhere the machine looks at registers now and then. */
#define STORES_TOLD 0
static void notice_stores(void)
{
}
#endif

/* Maps memory of a device: NULL where the descriptor is none of the machine's. */
static void *map_device(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	struct request request = { .op = OP_MAP, .arg = (uint64_t)offset, .offset = length,
				   .command = (uint32_t)(flags & MAP_TYPE) | STORES_TOLD,
				   .fd = fd };
	struct mapped one = { .position = (uint64_t)offset };
	size_t trapped = 0;
	char path[PATH_MAX];
	void *there;
	int file;
	int64_t result;

	request.inode = inode_of(fd);
	if (!request.inode)
		return NULL;
	result = call(&request, NULL, NULL);
	if (result == NOT_OURS)
		return NULL;
	if (result < 0) {
		errno = (int)-result;
		return MAP_FAILED;
	}
	if (hosts_guests && region_given.size < region_given.seals) {
		/* A guest's store into a register would end in the KVM; by itself it ends in a call. */
		errno = EINVAL;
		return MAP_FAILED;
	}
	snprintf(path, sizeof(path), "%s/region/%llu", root,
		 (unsigned long long)region_given.token);
	file = (int)kernel(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
	if (file < 0)
		return MAP_FAILED;
	if ((flags & MAP_FIXED) && address)
		tell_unmapped(address, length);
	there = (void *)kernel(SYS_mmap, address, length, prot, flags, file,
				(off_t)region_given.size);
	kernel(SYS_close, file);
	if (there == MAP_FAILED)
		return there;
	one.start = (uintptr_t)there;
	one.end = one.start + ((length + PAGE - 1) & ~(PAGE - 1));
	if (region_given.size < region_given.seals)
		trapped = region_given.seals - region_given.size;
	one.registers_end = one.start + trapped;
	one.fd = fcntl(fd, F_DUPFD_CLOEXEC, CHANNEL_FD_LEAST);
	pthread_mutex_lock(&lock);
	if (one.fd >= 0 && add_mapping(one) < 0)
		kernel(SYS_close, one.fd);
	pthread_mutex_unlock(&lock);
#if defined(__x86_64__)
	if (trapped && (prot & PROT_WRITE)) {
		notice_stores();
		if (trapped > one.end - one.start)
			trapped = one.end - one.start;
		kernel(SYS_mprotect, there, (trapped + PAGE - 1) & ~(PAGE - 1), PROT_READ);
	}
#else
	notice_stores();
#endif
	return there;
}

/*
 * Reserved huge pages are seldom there; ordinary pages at an aligned address behave the same for
 * everything but their size, and the machine is told that they count as large ones.
 */
static void *map_without_huge_pages(void *address, size_t length, int prot, int flags)
{
	unsigned shift = ((unsigned)flags >> MAP_HUGE_SHIFT) & MAP_HUGE_MASK;
	const size_t huge = 1ul << (shift ? shift : 21);
	struct request request = { .op = OP_HUGE, .offset = length, .command = shift ? shift : 21 };
	char *wide, *aligned = address;

	flags &= ~(int)(MAP_HUGETLB | ((unsigned)MAP_HUGE_MASK << MAP_HUGE_SHIFT));
	flags |= MAP_NORESERVE;
	if (address) {
		aligned = (char *)kernel(SYS_mmap, address, length, prot, flags, -1, 0L);
		if (aligned == MAP_FAILED)
			return MAP_FAILED;
	} else {
		wide = (char *)kernel(SYS_mmap, NULL, length + huge, PROT_NONE,
				       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
		if (wide == MAP_FAILED)
			return MAP_FAILED;
		aligned = (char *)(((uintptr_t)wide + huge - 1) & ~(huge - 1));
		if (aligned > wide)
			kernel(SYS_munmap, wide, (size_t)(aligned - wide));
		kernel(SYS_munmap, aligned + length, huge - (size_t)(aligned - wide));
		if ((void *)kernel(SYS_mmap, aligned, length, prot, flags | MAP_FIXED, -1, 0) ==
		    MAP_FAILED)
			return MAP_FAILED;
	}
	request.arg = (uintptr_t)aligned;
	call(&request, NULL, NULL);
	return aligned;
}

static void *map(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	void *mapped = NULL;

	if (socket_path && engaged && !busy && fd >= 0 && !(flags & MAP_ANONYMOUS))
		mapped = map_device(address, length, prot, flags, fd, offset);
	if (mapped)
		return mapped;
	if ((flags & MAP_FIXED) && engaged)
		tell_unmapped(address, length);
	mapped = (void *)kernel(SYS_mmap, address, length, prot, flags, fd, offset);
	if (mapped != MAP_FAILED || !socket_path || !(flags & MAP_HUGETLB))
		return mapped;
	if (errno == ENOMEM || errno == EINVAL)
		return map_without_huge_pages(address, length, prot, flags);
	return mapped;
}

void *mmap(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	return map(address, length, prot, flags, fd, offset);
}

void *mmap64(void *address, size_t length, int prot, int flags, int fd, off_t offset)
{
	return map(address, length, prot, flags, fd, offset);
}

int munmap(void *address, size_t length)
{
	tell_unmapped(address, length);
	return (int)kernel(SYS_munmap, address, length);
}
