/*
 * Many flows, and many new connections, for what Telltale itself costs:
 *
 *   crowd serve PORT                     accepts and closes; takes datagrams and drops them
 *   crowd hold PORT COUNT ADDRESS...     COUNT flows over UDP, each sends a datagram a second
 *   crowd churn PORT RATE ADDRESS...     RATE connections a second over TCP, each at once reset
 *   crowd price PORT COUNT ADDRESS       COUNT connections over TCP, one after the other
 *
 * Two print one line when they have begun, and how many connections there were when their input
 * ends. The last prints the nanoseconds of processor time that a connection took its maker.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "traffic.h"

#define MAX_FLOWS 60000
#define BACKLOG 4096
#define TURNS_A_SECOND 100
#define ROUNDS 10
#define FIRST_PORT 20000
#define PORTS 40000

void fail(const char *what)
{
	perror(what);
	exit(1);
}

static bool input_ended(int milliseconds)
{
	struct pollfd input = {STDIN_FILENO, POLLIN, 0};

	return poll(&input, 1, milliseconds) > 0;
}

static void say(long count)
{
	printf("%ld\n", count);
	fflush(stdout);
}

static struct sockaddr_in endpoint(const char *address, const char *port)
{
	struct sockaddr_in end = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};

	if (inet_pton(AF_INET, address, &end.sin_addr) != 1)
		fail(address);
	return end;
}

static void serve(const char *port)
{
	struct sockaddr_in any = endpoint("0.0.0.0", port);
	int streams = socket(AF_INET, SOCK_STREAM, 0), datagrams = socket(AF_INET, SOCK_DGRAM, 0);

	/* Never read: what does not fit into its buffer is dropped without an answer. */
	if (bind(datagrams, (struct sockaddr *)&any, sizeof(any)) ||
	    bind(streams, (struct sockaddr *)&any, sizeof(any)) || listen(streams, BACKLOG))
		fail("serve");
	say(0);
	for (;;)
		close(accept(streams, NULL, NULL));
}

static void hold(char **argv, int addresses)
{
	static int flows[MAX_FLOWS];
	int count = atoi(argv[1]);
	long next = 0;

	if (count < TURNS_A_SECOND || count > MAX_FLOWS)
		fail("COUNT");
	for (int i = 0; i < count; i++) {
		struct sockaddr_in peer = endpoint(argv[2 + i % addresses], argv[0]);

		flows[i] = socket(AF_INET, SOCK_DGRAM, 0);
		if (flows[i] < 0 || connect(flows[i], (struct sockaddr *)&peer, sizeof(peer)) ||
		    send(flows[i], "here", 4, 0) < 0)
			fail("hold");
	}
	say(0);
	while (!input_ended(1000 / TURNS_A_SECOND))
		for (int i = 0; i < count / TURNS_A_SECOND; i++)
			(void)!send(flows[next++ % count], "here", 4, 0);
	say(count);
}

/* From that port, or from any when it is 0; says whether nobody else has it. */
static bool connect_once(const struct sockaddr_in *peer, int port)
{
	/* A reset leaves nothing behind that would keep the port for a minute. */
	struct linger reset = {1, 0};
	struct sockaddr_in local = {.sin_family = AF_INET, .sin_port = htons(port)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof(reset));
	if (port && bind(fd, (struct sockaddr *)&local, sizeof(local))) {
		if (errno != EADDRINUSE)
			fail("bind");
		close(fd);
		return false;
	}
	if (fd < 0 || connect(fd, (const struct sockaddr *)peer, sizeof(*peer)))
		fail("churn");
	close(fd);
	return true;
}

static void churn(char **argv, int addresses)
{
	int rate = atoi(argv[1]);
	struct timespec began, time;
	long count = 0, turn = 0, due;

	clock_gettime(CLOCK_MONOTONIC, &began);
	say(0);
	while (!input_ended(1000 / TURNS_A_SECOND)) {
		clock_gettime(CLOCK_MONOTONIC, &time);
		due = ((time.tv_sec - began.tv_sec) + (time.tv_nsec - began.tv_nsec) / 1e9) * rate;
		/* What this machine cannot do in time is left out, and the count tells. */
		for (int i = 0; i < rate / TURNS_A_SECOND * 2 && turn < due; i++, turn++) {
			struct sockaddr_in peer = endpoint(argv[2 + turn % addresses], argv[0]);

			/* The kernel's own choice comes back to a port within seconds, and the
			 * same five numbers would be the same connection to who looks later. */
			count += connect_once(&peer, FIRST_PORT + turn / addresses % PORTS);
		}
	}
	say(count);
}

static long processor_nanoseconds(void)
{
	struct timespec used;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return used.tv_sec * 1000000000L + used.tv_nsec;
}

/* The best of some rounds: whatever else the machine does only adds to the others. */
static void price(char **argv)
{
	struct sockaddr_in peer = endpoint(argv[2], argv[0]);
	long count = atol(argv[1]), best = 0;

	if (count < 1)
		fail("COUNT");
	for (int round = 0; round < ROUNDS; round++) {
		long began = processor_nanoseconds(), took;

		for (long i = 0; i < count; i++)
			connect_once(&peer, 0);
		took = (processor_nanoseconds() - began) / count;
		best = round == 0 || took < best ? took : best;
	}
	say(best);
}

int main(int argc, char **argv)
{
	struct rlimit files = {MAX_FLOWS + 100, MAX_FLOWS + 100};

	if (argc < 3)
		return 2;
	refuse_outside_the_lab();
	setrlimit(RLIMIT_NOFILE, &files);
	if (strcmp(argv[1], "serve") == 0)
		serve(argv[2]);
	else if (argc >= 5 && strcmp(argv[1], "hold") == 0)
		hold(argv + 2, argc - 4);
	else if (argc >= 5 && strcmp(argv[1], "churn") == 0)
		churn(argv + 2, argc - 4);
	else if (argc == 5 && strcmp(argv[1], "price") == 0)
		price(argv + 2);
	else
		return 2;
	return 0;
}
