/*
 * One scenario of traffic with a known number of bytes:
 *
 *   traffic [options] tcp|sctp|udp|icmp|raw|packet ADDRESS PORT
 *
 * -u BYTES up, -d BYTES down, -r BYTES a second, -s BYTES a write, -c CONNECTIONS, -m METHOD,
 * -i DEVICE, -M LINK-LAYER-ADDRESS. Prints one JSON line a connection: its process, its local port
 * and its bytes on the wire. The program is copied under the name of each scenario.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "traffic.h"

struct kind {
	const char *name;
	void (*run)(const struct plan *, struct tally *);
};

static const struct kind kinds[] = {
	{"tcp", run_stream},	     {"sctp", run_stream},	{"udp", run_datagrams},
	{"icmp", run_echo_requests}, {"raw", run_raw_protocol}, {"packet", run_frames},
};

void fail(const char *what)
{
	fprintf(stderr, "%s: %s\n", what, strerror(errno));
	exit(1);
}

const uint8_t *block(void)
{
	static uint8_t bytes[MAX_PIECE];

	for (size_t i = 0; !bytes[1] && i < MAX_PIECE; i++)
		bytes[i] = i;
	return bytes;
}

double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

void pace(const struct plan *plan, double began, uint64_t bytes)
{
	double early = plan->rate ? began + (double)bytes / plan->rate - now() : 0;

	if (early > 0)
		usleep(early * 1e6);
}

int open_socket(const struct plan *plan, int type, int protocol)
{
	struct timeval patience = {PATIENCE_SECONDS, 0};
	int fd = socket(plan->peer.ss_family, type, protocol);

	if (fd < 0)
		fail("socket");
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	return fd;
}

void route_address(const struct plan *plan, struct sockaddr_in *local)
{
	socklen_t size = sizeof(*local);
	int probe = socket(AF_INET, SOCK_DGRAM, 0);

	if (connect(probe, (const struct sockaddr *)&plan->peer, plan->peer_size) ||
	    getsockname(probe, (struct sockaddr *)local, &size))
		fail("route");
	close(probe);
}

/* What a peer is asked for, on one line. */
size_t write_request(const struct plan *plan, char request[REQUEST_SIZE])
{
	return snprintf(request, REQUEST_SIZE, "send %lu %lu %zu\n", plan->down, plan->rate,
			plan->size);
}

uint16_t local_port(int fd)
{
	struct sockaddr_storage local;
	socklen_t size = sizeof(local);

	/* The port is at the same place for both families. */
	if (getsockname(fd, (struct sockaddr *)&local, &size))
		fail("getsockname");
	return ntohs(((struct sockaddr_in *)&local)->sin_port);
}

unsigned int network_header(const struct plan *plan)
{
	return plan->peer.ss_family == AF_INET6 ? IPV6_HEADER : IPV4_HEADER;
}

static void set_peer(struct plan *plan, const char *address, const char *port)
{
	struct sockaddr_in *ipv4 = (struct sockaddr_in *)&plan->peer;
	struct sockaddr_in6 *ipv6 = (struct sockaddr_in6 *)&plan->peer;

	if (inet_pton(AF_INET, address, &ipv4->sin_addr) == 1) {
		ipv4->sin_family = AF_INET;
		ipv4->sin_port = htons(atoi(port));
		plan->peer_size = sizeof(*ipv4);
	} else if (inet_pton(AF_INET6, address, &ipv6->sin6_addr) == 1) {
		ipv6->sin6_family = AF_INET6;
		ipv6->sin6_port = htons(atoi(port));
		plan->peer_size = sizeof(*ipv6);
	} else {
		fprintf(stderr, "not an address: %s\n", address);
		exit(2);
	}
}

static void read_option(struct plan *plan, int option)
{
	switch (option) {
	case 'u':
		plan->up = strtoull(optarg, NULL, 10);
		break;
	case 'd':
		plan->down = strtoull(optarg, NULL, 10);
		break;
	case 'r':
		plan->rate = strtoull(optarg, NULL, 10);
		break;
	case 's':
		plan->size = strtoull(optarg, NULL, 10);
		break;
	case 'c':
		plan->connections = atoi(optarg);
		break;
	case 'm':
		plan->method = optarg;
		break;
	case 'i':
		plan->device = optarg;
		break;
	case 'M':
		plan->neighbour = optarg;
		break;
	default:
		exit(2);
	}
}

static const struct kind *find_kind(const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	fprintf(stderr, "unknown kind of traffic: %s\n", name);
	exit(2);
}

int main(int argc, char **argv)
{
	struct plan plan = {.method = "send", .size = 16384, .connections = 1};
	const struct kind *kind;
	int option;

	while ((option = getopt(argc, argv, "u:d:r:s:c:m:i:M:")) != -1)
		read_option(&plan, option);
	if (argc - optind != 3 || plan.size > MAX_PIECE) {
		fprintf(stderr, "usage: traffic [options] KIND ADDRESS PORT\n");
		return 2;
	}
	refuse_outside_the_lab();
	kind = find_kind(argv[optind]);
	plan.kind = kind->name;
	set_peer(&plan, argv[optind + 1], argv[optind + 2]);
	for (int i = 0; i < plan.connections; i++) {
		struct tally tally = {};

		kind->run(&plan, &tally);
		printf("{\"pid\": %d, \"port\": %u, \"sent\": %lu, \"received\": %lu}\n", getpid(),
		       tally.local_port, tally.sent, tally.received);
		fflush(stdout);
	}
	return 0;
}
