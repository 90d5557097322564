/* UDP, connected or not, one datagram a call or many. Both directions at once are two threads. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "traffic.h"

#define BATCH 32
#define RECEIVE_BUFFER (16 << 20)

struct exchange {
	const struct plan *plan;
	int fd;
	uint64_t sent, received; /* payload */
	uint64_t sent_packets, received_packets;
};

static void set_message(struct mmsghdr *message, struct iovec *part, void *data, size_t size)
{
	part->iov_base = data;
	part->iov_len = size;
	memset(message, 0, sizeof(*message));
	message->msg_hdr.msg_iov = part;
	message->msg_hdr.msg_iovlen = 1;
}

static void send_batch(struct exchange *exchange)
{
	size_t left = exchange->plan->up - exchange->sent, size = exchange->plan->size;
	struct mmsghdr messages[BATCH];
	struct iovec parts[BATCH];
	int count = 0, done;

	for (; count < BATCH && left; count++) {
		size_t piece = left < size ? left : size;

		set_message(&messages[count], &parts[count], (void *)block(), piece);
		left -= piece;
	}
	done = sendmmsg(exchange->fd, messages, count, 0);
	if (done <= 0)
		fail("sendmmsg");
	for (int i = 0; i < done; i++)
		exchange->sent += messages[i].msg_len;
	exchange->sent_packets += done;
}

static void send_one(struct exchange *exchange)
{
	const struct plan *plan = exchange->plan;
	size_t left = plan->up - exchange->sent;
	bool named = strcmp(plan->method, "sendto") == 0;
	ssize_t piece = sendto(exchange->fd, block(), left < plan->size ? left : plan->size, 0,
			       named ? (const struct sockaddr *)&plan->peer : NULL,
			       named ? plan->peer_size : 0);

	if (piece <= 0)
		fail("send");
	exchange->sent += piece;
	exchange->sent_packets++;
}

static void send_all(struct exchange *exchange)
{
	bool many = strcmp(exchange->plan->method, "mmsg") == 0;
	double began = now();

	while (exchange->sent < exchange->plan->up) {
		if (many)
			send_batch(exchange);
		else
			send_one(exchange);
		pace(exchange->plan, began, exchange->sent);
	}
}

static void receive_batch(struct exchange *exchange)
{
	static uint8_t data[BATCH][2048];
	struct mmsghdr messages[BATCH];
	struct iovec parts[BATCH];
	int done;

	for (int i = 0; i < BATCH; i++)
		set_message(&messages[i], &parts[i], data[i], sizeof(data[i]));
	done = recvmmsg(exchange->fd, messages, BATCH, MSG_WAITFORONE, NULL);
	if (done <= 0)
		fail("recvmmsg");
	for (int i = 0; i < done; i++)
		exchange->received += messages[i].msg_len;
	exchange->received_packets += done;
}

static void receive_one(struct exchange *exchange)
{
	uint8_t data[2048];
	ssize_t piece = recv(exchange->fd, data, sizeof(data), 0);

	if (piece <= 0)
		fail("receive");
	exchange->received += piece;
	exchange->received_packets++;
}

static void *receive_all(void *of)
{
	struct exchange *exchange = of;
	bool many = strcmp(exchange->plan->method, "mmsg") == 0;

	while (exchange->received < exchange->plan->down) {
		if (many)
			receive_batch(exchange);
		else
			receive_one(exchange);
	}
	return NULL;
}

/* A datagram of its own asks the peer to begin. */
static void ask(struct exchange *exchange)
{
	char request[REQUEST_SIZE];
	ssize_t size = write_request(exchange->plan, request);

	if (send(exchange->fd, request, size, 0) != size)
		fail("request");
}

static void open_exchange(struct exchange *exchange)
{
	const struct plan *plan = exchange->plan;
	int buffer = RECEIVE_BUFFER;

	exchange->fd = open_socket(plan, SOCK_DGRAM, 0);
	setsockopt(exchange->fd, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof(buffer));
	if (strcmp(plan->method, "sendto") != 0 &&
	    connect(exchange->fd, (const struct sockaddr *)&plan->peer, plan->peer_size))
		fail("connect");
}

void run_datagrams(const struct plan *plan, struct tally *tally)
{
	struct exchange exchange = {.plan = plan};
	unsigned int header = network_header(plan) + UDP_HEADER;
	char request[REQUEST_SIZE];
	pthread_t receiver;

	open_exchange(&exchange);
	if (plan->down) {
		ask(&exchange);
		if (pthread_create(&receiver, NULL, receive_all, &exchange))
			fail("thread");
	}
	send_all(&exchange);
	if (plan->down)
		pthread_join(receiver, NULL);
	tally->local_port = local_port(exchange.fd);
	tally->sent = exchange.sent + exchange.sent_packets * header;
	if (plan->down)
		tally->sent += write_request(plan, request) + header;
	tally->received = exchange.received + exchange.received_packets * header;
	close(exchange.fd);
}
