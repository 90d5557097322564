/*
 * io_uring without its library: one request is submitted and waited for at a time. The connect and
 * every eighth transfer are punted to the kernel's worker threads, whose name is not the program's.
 */
#include <errno.h>
#include <linux/io_uring.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "traffic.h"

#define ENTRIES 4

static struct {
	int fd;
	unsigned int count;
	struct io_uring_sqe *submissions;
	_Atomic unsigned int *submit_tail, *complete_head, *complete_tail;
	unsigned int *submit_mask, *submit_array, *complete_mask;
	struct io_uring_cqe *completions;
} ring = {.fd = -1};

static void *map_ring(size_t size, off_t offset)
{
	void *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring.fd,
			    offset);

	if (mapped == MAP_FAILED)
		fail("io_uring mmap");
	return mapped;
}

void uring_open(void)
{
	struct io_uring_params params = {};
	char *submit, *complete;

	if (ring.fd >= 0)
		return;
	ring.fd = syscall(SYS_io_uring_setup, ENTRIES, &params);
	if (ring.fd < 0)
		fail("io_uring_setup");
	submit = map_ring(params.sq_off.array + params.sq_entries * sizeof(unsigned int),
			  IORING_OFF_SQ_RING);
	complete = map_ring(params.cq_off.cqes + params.cq_entries * sizeof(struct io_uring_cqe),
			    IORING_OFF_CQ_RING);
	ring.submissions =
		map_ring(params.sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
	ring.submit_tail = (void *)(submit + params.sq_off.tail);
	ring.submit_mask = (void *)(submit + params.sq_off.ring_mask);
	ring.submit_array = (void *)(submit + params.sq_off.array);
	ring.complete_head = (void *)(complete + params.cq_off.head);
	ring.complete_tail = (void *)(complete + params.cq_off.tail);
	ring.complete_mask = (void *)(complete + params.cq_off.ring_mask);
	ring.completions = (void *)(complete + params.cq_off.cqes);
}

static int answer(void)
{
	unsigned int head = atomic_load(ring.complete_head);
	int result;

	while (head == atomic_load(ring.complete_tail))
		if (syscall(SYS_io_uring_enter, ring.fd, 0, 1, IORING_ENTER_GETEVENTS, NULL, 0) < 0)
			fail("io_uring_enter");
	result = ring.completions[head & *ring.complete_mask].res;
	atomic_store(ring.complete_head, head + 1);
	return result;
}

static ssize_t submit(const struct io_uring_sqe *wanted, bool in_worker)
{
	unsigned int tail = atomic_load(ring.submit_tail), index = tail & *ring.submit_mask;
	int result;

	ring.submissions[index] = *wanted;
	ring.submissions[index].flags = in_worker ? IOSQE_ASYNC : 0;
	ring.submit_array[index] = index;
	atomic_store(ring.submit_tail, tail + 1);
	if (syscall(SYS_io_uring_enter, ring.fd, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) < 0)
		fail("io_uring_enter");
	result = answer();
	if (result >= 0)
		return result;
	errno = -result;
	return -1;
}

int uring_connect(int fd, const struct sockaddr_storage *peer, socklen_t size)
{
	struct io_uring_sqe request = {
		.opcode = IORING_OP_CONNECT, .fd = fd, .addr = (uintptr_t)peer, .off = size};

	return submit(&request, true);
}

ssize_t uring_send(int fd, const void *data, size_t size)
{
	struct io_uring_sqe request = {
		.opcode = IORING_OP_SEND, .fd = fd, .addr = (uintptr_t)data, .len = size};

	return submit(&request, ++ring.count % 8 == 0);
}

ssize_t uring_receive(int fd, void *data, size_t size)
{
	struct io_uring_sqe request = {
		.opcode = IORING_OP_RECV, .fd = fd, .addr = (uintptr_t)data, .len = size};

	return submit(&request, ++ring.count % 8 == 0);
}
