/* One question and its answer. */

/* Does what a reply asks for: a descriptor, or 0; or why it could not. */
static int perform(const struct action *action)
{
	switch (action->kind) {
	case ACT_FILE:
	case ACT_MEMFD:
		return make(action);
	case ACT_SIGNAL:
		signal_watched(action);
		return 0;
	case ACT_WATCH:
		return watch(action);
	case ACT_FORGET:
		forget_watched(action);
		return 0;
	case ACT_REGION:
		region_given = *action;
		return 0;
	}
	return -EIO;
}

/* One round trip. The result of the last descriptor made goes to *made when there is one. */
static int64_t round_trip(struct request *request, const void *payload, int *made)
{
	struct action on_stack[ACTIONS_ON_STACK], *actions = on_stack;
	struct iovec parts[2] = { { request, sizeof(*request) },
				  { (void *)payload, payload ? request->length : 0 } };
	struct reply reply;
	int64_t result;
	int sent, fd = my_channel();

	if (fd < 0)
		return fd;
	request->pid = channel_pid;
	sent = send_all(fd, parts, payload ? 2 : 1);
	if (sent == -EFAULT) {
		/* What was to come along is not readable, or not all of it: the machine will see. */
		request->length = 0;
		sent = send_all(fd, parts, 1);
	}
	if (sent < 0 || receive_all(fd, &reply, sizeof(reply)) < 0 || reply.actions > ACTIONS_MAX)
		goto gone;
	if (reply.actions > ACTIONS_ON_STACK)
		actions = malloc(reply.actions * sizeof(*actions));
	if (!actions || receive_all(fd, actions, reply.actions * sizeof(*actions)) < 0)
		goto gone;
	result = reply.result;
	for (uint32_t at = 0; at < reply.actions; at++) {
		int done = perform(&actions[at]);

		if (made && (actions[at].kind == ACT_FILE || actions[at].kind == ACT_MEMFD))
			*made = done;
		if (done < 0) {
			result = done;
			break;
		}
	}
	if (actions != on_stack)
		free(actions);
	/* Doing what was asked may have taken calls of its own. */
	reply_flags = reply.flags;
	return result;
gone:
	if (actions != on_stack)
		free(actions);
	pthread_setspecific(channel_key, NULL);
	kernel(SYS_close, channel);
	channel = -1;
	return -EIO;
}

/*
 * No signal comes between a question and its answer: a handler may make calls of its own, or leave
 * by longjmp. Who sends one waits as long as for any short system call.
 */
static int64_t call(struct request *request, const void *payload, int *made)
{
	uint64_t every = ~0ull, before = 0;
	struct processors ours, there;
	int64_t result;
	int moved_there = 0;

	kernel(SYS_rt_sigprocmask, SIG_SETMASK, &every, &before, sizeof(every));
	if (__atomic_fetch_add(&calling, 1, __ATOMIC_RELAXED) == 0 && my_channel() >= 0 &&
	    meeting >= 0 && processors_of(0, &ours) && includes(&ours, (unsigned int)meeting) &&
	    only_one(&ours) < 0) {
		there = just((unsigned int)meeting);
		moved_there = run_on(0, &there);
	}
	result = round_trip(request, payload, made);
	if (moved_there)
		run_on(0, &ours);
	__atomic_fetch_sub(&calling, 1, __ATOMIC_RELAXED);
	kernel(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof(before));
	return result;
}
