/*
 * TCP and SCTP, by plain calls, sendfile, splice or io_uring. Both directions at once are two
 * threads of one process. The bytes on the wire are the socket's own facts: payload, what was sent
 * again, and the segments that carried headers.
 */
#include <fcntl.h>
#include <linux/tcp.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include "traffic.h"

/* Not complete in itself: it needs what comes before. */
#include <linux/sctp.h>

#define TCP_HEADER 20
#define TIMESTAMP_OPTION 12
/* MSS, window scale, SACK permitted and timestamp, less the timestamp that every segment has. */
#define MORE_OPTIONS_OF_SYN 8
#define SCTP_HEADER 12
#define SCTP_DATA_HEADER 16
#define SCTP_SACK_SIZE 16

struct transfer {
	const struct plan *plan;
	int fd;
	int file;
	int pipe[2];
	bool is_zero_copy;
	bool is_uring;
};

static bool uses(const struct plan *plan, const char *method)
{
	return strcmp(plan->method, method) == 0;
}

static ssize_t push(struct transfer *transfer, size_t size)
{
	off_t start = 0;

	if (transfer->is_uring)
		return uring_send(transfer->fd, block(), size);
	if (transfer->file >= 0)
		return sendfile(transfer->fd, transfer->file, &start, size);
	return send(transfer->fd, block(), size, MSG_NOSIGNAL);
}

static ssize_t pull(struct transfer *transfer, size_t size)
{
	static uint8_t received[MAX_PIECE];
	ssize_t piece;

	if (transfer->is_uring)
		return uring_receive(transfer->fd, received, size);
	if (!transfer->is_zero_copy)
		return recv(transfer->fd, received, size, 0);
	piece = splice(transfer->fd, NULL, transfer->pipe[1], NULL, size, SPLICE_F_MOVE);
	for (ssize_t left = piece; left > 0;)
		left -= splice(transfer->pipe[0], NULL, transfer->file, NULL, left, SPLICE_F_MOVE);
	return piece;
}

static void send_all(struct transfer *transfer)
{
	const struct plan *plan = transfer->plan;
	double began = now();

	for (uint64_t sent = 0; sent < plan->up;) {
		size_t left = plan->up - sent;
		ssize_t piece = push(transfer, left < plan->size ? left : plan->size);

		if (piece <= 0)
			fail("send");
		sent += piece;
		pace(plan, began, sent);
	}
}

static void *receive_all(void *of)
{
	struct transfer *transfer = of;

	for (uint64_t received = 0; received < transfer->plan->down;) {
		ssize_t piece = pull(transfer, MAX_PIECE);

		if (piece <= 0)
			fail("receive");
		received += piece;
	}
	return NULL;
}

static void prepare(struct transfer *transfer)
{
	const struct plan *plan = transfer->plan;

	transfer->file = -1;
	transfer->is_uring = uses(plan, "uring");
	transfer->is_zero_copy = uses(plan, "splice");
	if (uses(plan, "sendfile")) {
		transfer->file = memfd_create("traffic", 0);
		if (write(transfer->file, block(), MAX_PIECE) != MAX_PIECE)
			fail("memfd");
	}
	if (transfer->is_zero_copy) {
		transfer->file = open("/dev/null", O_WRONLY);
		if (pipe(transfer->pipe))
			fail("pipe");
	}
	if (transfer->is_uring)
		uring_open();
}

static void dispose(struct transfer *transfer)
{
	close(transfer->fd);
	if (transfer->file >= 0)
		close(transfer->file);
	if (transfer->is_zero_copy) {
		close(transfer->pipe[0]);
		close(transfer->pipe[1]);
	}
}

/* SCTP tells a peer every address of an unbound socket, and both then probe all of them. */
static void bind_to_route(const struct plan *plan, int fd)
{
	struct sockaddr_in local;

	route_address(plan, &local);
	local.sin_port = 0;
	if (bind(fd, (struct sockaddr *)&local, sizeof(local)))
		fail("bind");
}

static void join(struct transfer *transfer, bool is_sctp)
{
	const struct plan *plan = transfer->plan;
	char request[REQUEST_SIZE];
	ssize_t size = write_request(plan, request);
	int failed;

	transfer->fd = open_socket(plan, SOCK_STREAM, is_sctp ? IPPROTO_SCTP : IPPROTO_TCP);
	if (is_sctp)
		bind_to_route(plan, transfer->fd);
	if (transfer->is_uring)
		failed = uring_connect(transfer->fd, &plan->peer, plan->peer_size);
	else
		failed = connect(transfer->fd, (const struct sockaddr *)&plan->peer,
				 plan->peer_size);
	if (failed)
		fail("connect");
	if (send(transfer->fd, request, size, 0) != size)
		fail("request");
}

/* The peer answers our end with its own: afterwards no packet is under way. */
static void part(struct transfer *transfer)
{
	char rest[REQUEST_SIZE];

	shutdown(transfer->fd, SHUT_WR);
	if (recv(transfer->fd, rest, sizeof(rest), 0) != 0)
		fail("the peer's end");
}

static void tally_tcp(const struct plan *plan, int fd, struct tally *tally)
{
	struct tcp_info info = {};
	socklen_t size = sizeof(info);
	unsigned int header = network_header(plan) + TCP_HEADER;

	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size))
		fail("TCP_INFO");
	if (info.tcpi_options & TCPI_OPT_TIMESTAMPS)
		header += TIMESTAMP_OPTION;
	tally->sent =
		info.tcpi_bytes_sent + (uint64_t)info.tcpi_segs_out * header + MORE_OPTIONS_OF_SYN;
	/* The peer's FIN counts as one byte received. */
	tally->received = info.tcpi_bytes_received - 1 + (uint64_t)info.tcpi_segs_in * header +
			  MORE_OPTIONS_OF_SYN;
}

/* Short by the handshake and the end, which are a few hundred bytes. */
static void tally_sctp(const struct plan *plan, int fd, struct tally *tally)
{
	struct sctp_assoc_stats stats = {};
	socklen_t size = sizeof(stats);
	unsigned int header = network_header(plan) + SCTP_HEADER;

	if (getsockopt(fd, IPPROTO_SCTP, SCTP_GET_ASSOC_STATS, &stats, &size))
		fail("SCTP_GET_ASSOC_STATS");
	tally->sent = plan->up + stats.sas_opackets * header +
		      stats.sas_oodchunks * SCTP_DATA_HEADER +
		      stats.sas_octrlchunks * SCTP_SACK_SIZE;
	tally->received = plan->down + stats.sas_ipackets * header +
			  stats.sas_iodchunks * SCTP_DATA_HEADER +
			  stats.sas_ictrlchunks * SCTP_SACK_SIZE;
}

void run_stream(const struct plan *plan, struct tally *tally)
{
	bool is_sctp = strcmp(plan->kind, "sctp") == 0;
	struct transfer transfer = {.plan = plan};
	pthread_t receiver;

	prepare(&transfer);
	join(&transfer, is_sctp);
	tally->local_port = local_port(transfer.fd);
	if (plan->down && plan->up) {
		if (pthread_create(&receiver, NULL, receive_all, &transfer))
			fail("thread");
		send_all(&transfer);
		pthread_join(receiver, NULL);
	} else {
		send_all(&transfer);
		receive_all(&transfer);
	}
	if (is_sctp) {
		tally_sctp(plan, transfer.fd, tally);
	} else {
		part(&transfer);
		tally_tcp(plan, transfer.fd, tally);
	}
	dispose(&transfer);
}
