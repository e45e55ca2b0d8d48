/* Bytes read from and written to emulated files. */

/* An offset of read(2) and write(2): the file's own. */
#define OWN_POSITION (-1)

/*
 * Bytes to or from an emulated file; the machine reaches them by their address. The result is as
 * the call's own, or NOT_OURS.
 */
static ssize_t transfer(enum op op, int fd, const void *bytes, size_t length, off_t offset)
{
	struct request request = { .op = op, .arg = (uintptr_t)bytes, .offset = length,
				   .fd = fd };
	uint64_t position = (uint64_t)offset;
	int64_t result;
	char token;

	if (!socket_path || !engaged || busy)
		return NOT_OURS;
	request.inode = inode_of(fd);
	if (!request.inode)
		return NOT_OURS;
	request.length = offset == OWN_POSITION ? 0 : sizeof(position);
	result = call(&request, offset == OWN_POSITION ? NULL : &position, NULL);
	/* The byte that made the socket readable goes with the last of what there was to read. */
	if (result >= 0 && op == OP_READ && (reply_flags & REPLY_DRAIN))
		recv(fd, &token, 1, 0);
	if (result == NOT_OURS || result >= 0)
		return (ssize_t)result;
	errno = (int)-result;
	return -1;
}

ssize_t read(int fd, void *bytes, size_t length)
{
	ssize_t result = transfer(OP_READ, fd, bytes, length, OWN_POSITION);

	return result == NOT_OURS ? kernel(SYS_read, fd, bytes, length) : result;
}

ssize_t write(int fd, const void *bytes, size_t length)
{
	ssize_t result = transfer(OP_WRITE, fd, bytes, length, OWN_POSITION);

	if (result != NOT_OURS)
		return result;
	result = kernel(SYS_write, fd, bytes, length);
	/* A signal to a counter is the kernel's before the call returns. */
	if (result == sizeof(uint64_t))
		tell_signals();
	return result;
}

/* The C library's own goes past the write above. */
int eventfd_write(int fd, uint64_t by)
{
	return write(fd, &by, sizeof(by)) == sizeof(by) ? 0 : -1;
}

/* A negative offset is an error of the real call's. */
ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS : transfer(OP_READ, fd, bytes, length, offset);

	return result == NOT_OURS ? kernel(SYS_pread64, fd, bytes, length, offset) : result;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS : transfer(OP_WRITE, fd, bytes, length, offset);

	return result == NOT_OURS ? kernel(SYS_pwrite64, fd, bytes, length, offset) : result;
}

ssize_t pread64(int fd, void *bytes, size_t length, off_t offset)
{
	return pread(fd, bytes, length, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
	return pwrite(fd, bytes, length, offset);
}

/* Several pieces are as many calls, up to one that does not do all of its own. */
static ssize_t transfer_pieces(enum op op, int fd, const struct iovec *pieces, int count,
			       off_t offset)
{
	ssize_t done = 0;

	if (count <= 0)
		return NOT_OURS;
	for (int at = 0; at < count; at++) {
		const struct iovec *piece = &pieces[at];
		off_t there = offset == OWN_POSITION ? offset : offset + done;
		ssize_t result = transfer(op, fd, piece->iov_base, piece->iov_len, there);

		if (result < 0)
			return done > 0 ? done : result;
		done += result;
		if ((size_t)result < piece->iov_len)
			break;
	}
	return done;
}

ssize_t readv(int fd, const struct iovec *pieces, int count)
{
	ssize_t result = transfer_pieces(OP_READ, fd, pieces, count, OWN_POSITION);

	return result == NOT_OURS ? kernel(SYS_readv, fd, pieces, count) : result;
}

ssize_t writev(int fd, const struct iovec *pieces, int count)
{
	ssize_t result = transfer_pieces(OP_WRITE, fd, pieces, count, OWN_POSITION);

	return result == NOT_OURS ? kernel(SYS_writev, fd, pieces, count) : result;
}

ssize_t preadv(int fd, const struct iovec *pieces, int count, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS :
				      transfer_pieces(OP_READ, fd, pieces, count, offset);

	return result == NOT_OURS ? kernel(SYS_preadv, fd, pieces, count, offset, 0L) : result;
}

ssize_t pwritev(int fd, const struct iovec *pieces, int count, off_t offset)
{
	ssize_t result = offset < 0 ? NOT_OURS :
				      transfer_pieces(OP_WRITE, fd, pieces, count, offset);

	return result == NOT_OURS ? kernel(SYS_pwritev, fd, pieces, count, offset, 0L) : result;
}

ssize_t preadv64(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return preadv(fd, pieces, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int count, off_t offset)
{
	return pwritev(fd, pieces, count, offset);
}

/* What programs built with fortified headers call where the compiler knows the room there is. */
extern void __chk_fail(void) __attribute__((noreturn));

ssize_t __read_chk(int fd, void *bytes, size_t length, size_t room)
{
	if (length > room)
		__chk_fail();
	return read(fd, bytes, length);
}

ssize_t __pread_chk(int fd, void *bytes, size_t length, off_t offset, size_t room)
{
	if (length > room)
		__chk_fail();
	return pread(fd, bytes, length, offset);
}

ssize_t __pread64_chk(int fd, void *bytes, size_t length, off_t offset, size_t room)
{
	return __pread_chk(fd, bytes, length, offset, room);
}
