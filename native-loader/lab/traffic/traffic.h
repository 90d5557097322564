/*
 * What the files of the generator share. Each kind of traffic runs a plan and returns its tally:
 * what it knows for certain of the bytes on the wire, counted from the network header up.
 */
#ifndef TELLTALE_LAB_TRAFFIC_H
#define TELLTALE_LAB_TRAFFIC_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#define MAX_PIECE 65536
#define REQUEST_SIZE 64
#define IPV4_HEADER 20
#define IPV6_HEADER 40
#define UDP_HEADER 8
#define PATIENCE_SECONDS 20

struct plan {
	const char *kind;
	const char *method;
	const char *device; /* for frames: the interface, and the next hop's link-layer address */
	const char *neighbour;
	struct sockaddr_storage peer;
	socklen_t peer_size;
	uint64_t up;   /* payload bytes to send */
	uint64_t down; /* payload bytes to ask the peer for */
	uint64_t rate; /* payload bytes a second in each direction, 0 for no limit */
	size_t size;   /* payload bytes in one write or datagram */
	int connections;
};

struct tally {
	uint16_t local_port;
	uint64_t sent;
	uint64_t received;
};

/* Ends the program unless this network namespace belongs to a lab. */
void refuse_outside_the_lab(void);

__attribute__((noreturn)) void fail(const char *what);
const uint8_t *block(void);
int open_socket(const struct plan *plan, int type, int protocol);
/* The address from which IPv4 packets to the peer leave. */
void route_address(const struct plan *plan, struct sockaddr_in *local);
size_t write_request(const struct plan *plan, char request[REQUEST_SIZE]);
uint16_t local_port(int fd);
unsigned int network_header(const struct plan *plan);
double now(void);
void pace(const struct plan *plan, double began, uint64_t bytes);

void run_stream(const struct plan *plan, struct tally *tally);
void run_datagrams(const struct plan *plan, struct tally *tally);
void run_echo_requests(const struct plan *plan, struct tally *tally);
void run_raw_protocol(const struct plan *plan, struct tally *tally);
void run_frames(const struct plan *plan, struct tally *tally);

/* One ring, one request at a time; the answers are those of the system calls of the same name. */
void uring_open(void);
int uring_connect(int fd, const struct sockaddr_storage *peer, socklen_t size);
ssize_t uring_send(int fd, const void *data, size_t size);
ssize_t uring_receive(int fd, void *data, size_t size);

#endif
