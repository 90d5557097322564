/* What has no port of its own: ICMP echo, a raw IP protocol, and whole frames on a packet socket.
 */
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/ip.h>
#include <netinet/ip_icmp.h>
#include <netinet/udp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "traffic.h"

#define PROTOCOL_FOR_EXPERIMENTS 253
#define MAX_PAYLOAD 1400
/* The frames' own ports: no socket has them, which is the point. */
#define SOURCE_PORT 40253

struct frame {
	struct ether_header ethernet;
	struct iphdr ip;
	struct udphdr udp;
	uint8_t payload[MAX_PAYLOAD];
} __attribute__((packed));

static uint16_t checksum(const void *data, size_t size)
{
	const uint8_t *bytes = data;
	uint32_t sum = 0;

	for (size_t i = 0; i < size; i++)
		sum += i % 2 ? bytes[i] : bytes[i] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return htons(~sum);
}

static int open_raw(const struct plan *plan, int protocol)
{
	int fd = open_socket(plan, SOCK_RAW, protocol);

	if (plan->size > MAX_PAYLOAD) {
		fprintf(stderr, "too large for one packet\n");
		_exit(2);
	}
	if (connect(fd, (const struct sockaddr *)&plan->peer, plan->peer_size))
		fail("connect");
	return fd;
}

static void await_reply(int fd, uint16_t id, uint16_t sequence, struct tally *tally)
{
	uint8_t packet[2048];
	const struct iphdr *ip = (const struct iphdr *)packet;
	const struct icmphdr *icmp;
	ssize_t size;

	do {
		size = recv(fd, packet, sizeof(packet), 0);
		if (size < IPV4_HEADER + (ssize_t)sizeof(*icmp))
			fail("echo reply");
		icmp = (const struct icmphdr *)(packet + ip->ihl * 4);
	} while (icmp->type != ICMP_ECHOREPLY || icmp->un.echo.id != id ||
		 icmp->un.echo.sequence != sequence);
	tally->received += size;
}

void run_echo_requests(const struct plan *plan, struct tally *tally)
{
	uint8_t request[sizeof(struct icmphdr) + MAX_PAYLOAD] = {};
	struct icmphdr *icmp = (struct icmphdr *)request;
	int fd = open_raw(plan, IPPROTO_ICMP);
	size_t size = sizeof(*icmp) + plan->size;
	double began = now();
	uint16_t sequence = 0;

	/* Echoes are told apart by it, as others are by their port. */
	tally->local_port = getpid();
	memcpy(icmp + 1, block(), plan->size);
	for (uint64_t sent = 0; sent < plan->up; sent += plan->size) {
		icmp->type = ICMP_ECHO;
		icmp->un.echo.id = htons(tally->local_port);
		icmp->un.echo.sequence = htons(++sequence);
		icmp->checksum = 0;
		icmp->checksum = checksum(request, size);
		if (send(fd, request, size, 0) != (ssize_t)size)
			fail("echo request");
		tally->sent += IPV4_HEADER + size;
		await_reply(fd, icmp->un.echo.id, icmp->un.echo.sequence, tally);
		pace(plan, began, sent);
	}
	close(fd);
}

void run_raw_protocol(const struct plan *plan, struct tally *tally)
{
	int fd = open_raw(plan, PROTOCOL_FOR_EXPERIMENTS);
	double began = now();

	for (uint64_t sent = 0; sent < plan->up; sent += plan->size) {
		if (send(fd, block(), plan->size, 0) != (ssize_t)plan->size)
			fail("raw");
		tally->sent += IPV4_HEADER + plan->size;
		pace(plan, began, sent);
	}
	close(fd);
}

static void address_link(struct frame *frame, const char *neighbour)
{
	uint8_t *to = frame->ethernet.ether_dhost;

	/* The source is left empty: whoever receives it does not look. */
	frame->ethernet.ether_shost[0] = 2;
	frame->ethernet.ether_type = htons(ETHERTYPE_IP);
	if (!neighbour || sscanf(neighbour, "%hhx:%hhx:%hhx:%hhx:%hhx:%hhx", to, to + 1, to + 2,
				 to + 3, to + 4, to + 5) != 6)
		fail("-M wants a link-layer address");
}

static void fill_frame(const struct plan *plan, struct frame *frame)
{
	const struct sockaddr_in *peer = (const struct sockaddr_in *)&plan->peer;
	struct sockaddr_in local;

	route_address(plan, &local);
	address_link(frame, plan->neighbour);
	frame->ip.version = 4;
	frame->ip.ihl = 5;
	frame->ip.ttl = 64;
	frame->ip.protocol = IPPROTO_UDP;
	frame->ip.tot_len = htons(IPV4_HEADER + UDP_HEADER + plan->size);
	frame->ip.saddr = local.sin_addr.s_addr;
	frame->ip.daddr = peer->sin_addr.s_addr;
	frame->ip.check = checksum(&frame->ip, sizeof(frame->ip));
	frame->udp.source = htons(SOURCE_PORT);
	frame->udp.dest = peer->sin_port;
	frame->udp.len = htons(UDP_HEADER + plan->size);
	memcpy(frame->payload, block(), plan->size);
}

void run_frames(const struct plan *plan, struct tally *tally)
{
	static struct frame frame;
	struct sockaddr_ll to = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_IP)};
	/* Protocol 0: this socket sends only. */
	int fd = socket(AF_PACKET, SOCK_RAW, 0);
	ssize_t size = sizeof(frame) - MAX_PAYLOAD + plan->size;
	double began = now();

	to.sll_ifindex = plan->device ? if_nametoindex(plan->device) : 0;
	if (fd < 0 || !to.sll_ifindex || plan->size > MAX_PAYLOAD)
		fail("packet socket");
	fill_frame(plan, &frame);
	for (uint64_t sent = 0; sent < plan->up; sent += plan->size) {
		if (sendto(fd, &frame, size, 0, (struct sockaddr *)&to, sizeof(to)) != size)
			fail("frame");
		tally->sent += size - sizeof(frame.ethernet);
		pace(plan, began, sent);
	}
	tally->local_port = SOURCE_PORT;
	close(fd);
}
