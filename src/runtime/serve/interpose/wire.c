/* What goes over the socket: see protocol.ts. */

enum op { OP_ATTACH = 1, OP_OPEN, OP_IOCTL, OP_UNMAP, OP_READ, OP_WRITE, OP_STAT,
	  OP_REBOOT, OP_SEALS, OP_ADOPT, OP_HELLO, OP_LISTEN, OP_MAP, OP_STORED, OP_HUGE,
	  OP_SIGNALLED = 17 };
enum act { ACT_FILE = 1, ACT_MEMFD, ACT_SIGNAL, ACT_WATCH, ACT_FORGET, ACT_REGION };
/* Of a reply: one byte waits in the socket of the file that was read. */
#define REPLY_DRAIN 1u
/* Of an action: the descriptor closes on exec; nobody was told its number. */
#define ACT_CLOEXEC 1u
#define ACT_ANY_NUMBER 2u
/* Of a counter to be watched: the machine is to be told of signals that come to it. */
#define ACT_HEARD 4u

struct request {
	uint32_t op;
	int32_t pid;
	uint64_t inode;
	uint64_t arg;
	uint64_t offset;
	uint32_t command;
	uint32_t length;
	int32_t fd;
	uint32_t reserved;
};
_Static_assert(sizeof(struct request) == 48, "request");

struct reply {
	int64_t result;
	uint32_t actions;
	uint32_t flags;
};
_Static_assert(sizeof(struct reply) == 16, "reply");

/* Something the client has to do for the machine before its call returns. */
struct action {
	uint32_t kind;
	int32_t fd;
	uint64_t token;
	uint64_t size;
	uint32_t seals;
	uint32_t flags;
};
_Static_assert(sizeof(struct action) == 32, "action");

#define REQUEST_PATH_MAX 4096
/* What comes along of an ioctl's argument: more than most structs have. */
#define ARGUMENT_BYTES 96
#define ACTIONS_ON_STACK 16
#define ACTIONS_MAX 65536
/* Channels live high, so that the program sees the descriptor numbers it would see without us. */
#define CHANNEL_FD_LEAST 900
