/* What the functions here stand in for: the C library's, and the kernel. */

#define REAL(name) \
	static __typeof__(name) *real_##name; \
	if (!real_##name) \
		real_##name = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

/*
 * The kernel itself. The C library's own functions may be ours, and what looks them up may allocate
 * memory, which in some programs maps it: that would end here again.
 */

static long kernel_answer(long number, long a, long b, long c, long d, long e, long f)
{
	long result;
#if defined(__x86_64__)
	register long fourth __asm__("r10") = d;
	register long fifth __asm__("r8") = e;
	register long sixth __asm__("r9") = f;

	__asm__ volatile("syscall"
			 : "=a"(result)
			 : "0"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
			 : "rcx", "r11", "memory");
#elif defined(__aarch64__)
	register long which __asm__("x8") = number;
	register long first __asm__("x0") = a;
	register long second __asm__("x1") = b;
	register long third __asm__("x2") = c;
	register long fourth __asm__("x3") = d;
	register long fifth __asm__("x4") = e;
	register long sixth __asm__("x5") = f;

	__asm__ volatile("svc #0"
			 : "+r"(first)
			 : "r"(which), "r"(second), "r"(third), "r"(fourth), "r"(fifth), "r"(sixth)
			 : "memory");
	result = first;
#else
	REAL(syscall);
	return real_syscall(number, a, b, c, d, e, f);
#endif
	/* Between these and 0 stand errors, and nothing else. */
	if ((unsigned long)result > -4096ul) {
		errno = (int)-result;
		return -1;
	}
	return result;
}

#define KERNEL(number, a, b, c, d, e, f, ...) \
	kernel_answer(number, (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
/* As syscall(2). */
#define kernel(number, ...) KERNEL(number, __VA_ARGS__, 0, 0, 0, 0, 0, 0)
