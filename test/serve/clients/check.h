/* What a client takes for granted, and how it says where that was wrong. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Ends the process alone, be it one that forks or one of many threads. */
#define CHECK(what) \
	do { \
		if (!(what)) { \
			printf("%s:%d: %s (errno %s)\n", __FILE__, __LINE__, #what, strerror(errno)); \
			fflush(stdout); \
			_exit(1); \
		} \
	} while (0)
#define REFUSED(call, error) CHECK((call) == -1 && errno == (error))
