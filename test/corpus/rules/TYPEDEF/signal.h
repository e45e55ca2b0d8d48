// path: arch/riscv/include/uapi/asm/ucontext.h
struct bay_ucontext {
	__u64 flags;
	sigset_t mask;
	//       ^^^^ advice: 'mask' is a sigset_t, whose width depends on the architecture: use a fixed width
	dev_t dev;
	//    ^^^ warning: 'dev' is a dev_t, which the C library defines as it likes, or not at all: use a fixed width
};
