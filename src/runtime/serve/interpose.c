/*
 * Preloaded into a program by `holeproof run`: sends what it does to emulated device nodes to the
 * machine behind a Unix socket, and everything else to the C library.
 *
 * A descriptor of an emulated file is a socket of its own, so the kernel's reference counting tells
 * the machine about dup, fork, descriptor passing, exit and the last close. Calls travel over one
 * further connection a thread (the channel), which never blocks another thread's.
 *
 * Wire: see protocol.ts. Both sides run on one machine, so words are in its byte order.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/memfd.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <ucontext.h>
#include <unistd.h>

/* One object, so that nothing of it but the calls it stands in for has a name others can meet. */
#include "interpose/wire.c"
#include "interpose/kernel.c"
#include "interpose/channel.c"
#include "interpose/meeting.c"
#include "interpose/greeting.c"
#include "interpose/descriptors.c"
#include "interpose/counters.c"
#include "interpose/call.c"
#include "interpose/open.c"
#include "interpose/ioctl.c"
#include "interpose/map.c"
#include "interpose/transfer.c"
#include "interpose/names.c"
#include "interpose/control.c"
#include "interpose/system-call.c"
