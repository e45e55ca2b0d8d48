/* On which processor a thread and the machine meet. */

/* A set of processors, as the system calls have it: room for 8,192. */
struct processors {
	unsigned long word[128];
};

#define WORD_BITS (8 * sizeof(unsigned long))

static int processors_of(pid_t pid, struct processors *set)
{
	memset(set, 0, sizeof(*set));
	return kernel(SYS_sched_getaffinity, pid, sizeof(*set), set) > 0;
}

static int run_on(pid_t pid, const struct processors *set)
{
	return kernel(SYS_sched_setaffinity, pid, sizeof(*set), set) == 0;
}

static int includes(const struct processors *set, unsigned int one)
{
	return one < 128 * WORD_BITS && (set->word[one / WORD_BITS] >> one % WORD_BITS & 1);
}

/* The one processor of a set, or -1 where it has more or none. */
static int only_one(const struct processors *set)
{
	int one = -1;

	for (unsigned int at = 0; at < 128; at++) {
		if (!set->word[at])
			continue;
		if (one >= 0 || (set->word[at] & (set->word[at] - 1)))
			return -1;
		one = (int)(at * WORD_BITS) + __builtin_ctzl(set->word[at]);
	}
	return one;
}

static struct processors just(unsigned int one)
{
	struct processors set = { { 0 } };

	set.word[one / WORD_BITS] = 1ul << one % WORD_BITS;
	return set;
}

/*
 * Question and answer go to and fro between two programs that never run at once: on two processors
 * each would be woken out of idleness every time, which takes longer than most calls. So the
 * machine stays where its first client was, and a client comes there for as long as a call takes,
 * unless others of its threads have calls under way: those keep the machine awake.
 */
static int meeting = -1;
static int calling;

static void agree_where_to_meet(int fd)
{
	struct ucred machine = { 0 };
	socklen_t length = sizeof(machine);
	struct processors its, here;
	unsigned int now = 0;

	if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &machine, &length) < 0 || machine.pid <= 0 ||
	    !processors_of(machine.pid, &its))
		return;
	meeting = only_one(&its);
	if (meeting >= 0 || kernel(SYS_getcpu, &now, NULL, NULL) < 0 || !includes(&its, now))
		return;
	here = just(now);
	if (run_on(machine.pid, &here))
		meeting = (int)now;
}
