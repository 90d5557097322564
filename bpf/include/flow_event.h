/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The contract between the kernel programs and the helper: every record of the ring buffer and of
 * the socket iterator, and the key and values of the maps that the helper reads.
 *
 * Addresses are 16 bytes in network order, IPv4 as IPv4-mapped IPv6 (::ffff:a.b.c.d), so that one
 * key serves both. Ports are in host order. Times are nanoseconds of CLOCK_BOOTTIME. All padding is
 * explicit, because a key is compared byte by byte and an unwritten hole would make two keys of one
 * flow. The helper's offsets are checked against the BTF of this header by EventLayoutTest.
 */
#ifndef TELLTALE_FLOW_EVENT_H
#define TELLTALE_FLOW_EVENT_H

#include <linux/types.h>

/* Kinds are numbered for good: a number is never used for something else. */
enum record_kind {
	RECORD_FLOW_OPENED = 1,	   /* the classifier saw the first packet of a flow */
	RECORD_SOCKET_CONNECT = 2, /* tcp_v4_connect or tcp_v6_connect returned */
	RECORD_SOCKET_ACCEPT = 3,  /* inet_csk_accept returned */
	RECORD_SOCKET_CLOSE = 4,   /* a TCP socket reached the state CLOSE */
	RECORD_SOCKET_RELEASE = 5, /* the last descriptor of a socket without states was closed */
	RECORD_SOCKET_FOUND = 6,   /* the snapshot found a socket that is older than the helper */
	RECORD_PROCESS_EXEC = 7,   /* a process runs a new program */
};

/* How an owner is known; the helper's Owner.How in the same order. */
enum owner_how {
	OWNER_NONE = 0,
	OWNER_CONNECT = 1,
	OWNER_ACCEPT = 2,
	OWNER_LISTEN = 3,
	OWNER_CREATE = 4,
	OWNER_SNAPSHOT = 5,
};

/* Why there is none. Only one of owner_how and owner_why is set. */
enum owner_why {
	WHY_NONE = 0,
	WHY_KERNEL = 1,
	WHY_FORWARDED = 2,
	WHY_UNKNOWN = 3,
};

enum flow_direction {
	DIRECTION_UNKNOWN = 0,
	DIRECTION_OUT = 1,
	DIRECTION_IN = 2,
};

/* What went missing. Index into the map `losses`; the helper's Loss in the same order. */
enum loss {
	LOSS_RING_FULL = 0,	/* a record was dropped: the ring had no room */
	LOSS_FLOW_MAP_FULL = 1, /* packets of a flow are not counted: the map had no room */
	LOSS_OWNER_STORE = 2,	/* an owner could not be stored with its socket */
	LOSS_PROBE_MISSED = 3,	/* a return probe did not fire for an entry that did */
	LOSS_PARSE_REFUSED = 4, /* a packet with a header that cannot be read */
	LOSS_KINDS = 5,
};

struct flow_key {
	__u8 local_address[16];
	__u8 remote_address[16];
	__u16 local_port;
	__u16 remote_port;
	__u8 protocol;
	__u8 padding[3];
};

struct flow_counters {
	__u64 sent_bytes; /* from the network header up, as on the wire after segmentation */
	__u64 sent_packets;
	__u64 received_bytes;
	__u64 received_packets;
	__u32 ifindex; /* the one interface that counts the flow; 0: this CPU does not know yet */
	__u32 padding;
};

struct owner {
	__u64 start_boot_nanos; /* of the thread group leader: with the tgid, a process for good */
	__u32 tgid;
	__u32 uid;
	char comm[16]; /* of the thread group leader: a thread's own name lies under io_uring */
	__u8 how;
	__u8 why;
	__u8 padding[6];
};

/* What a socket carries with it. */
struct socket_tag {
	struct owner owner;
	__u64 cookie; /* of the socket that was tagged; an accepted socket inherits its listener's
		       */
};

struct flow_facts {
	struct owner owner;
	__u64 cookie;
	__u64 opened_boot_nanos;
	__u32 ifindex;
	__u8 direction;
	__u8 padding[3];
};

struct record_header {
	__u32 kind;
	__u32 size; /* of the whole record */
	__u64 boot_nanos;
};

struct flow_opened {
	struct record_header header;
	struct flow_key key;
	struct flow_facts facts;
};

/* One layout for every event of a socket; what an event does not know is zero. */
struct socket_event {
	struct record_header header;
	struct flow_key key;
	struct owner owner;
	__u64 cookie;
	__u32 network_namespace; /* inode number, as in /proc/self/ns/net */
	__u32 error;		 /* positive errno, 0 for none */
	__u8 direction;
	__u8 old_state; /* TCP state before the event */
	__u8 padding[6];
};

#define PATH_BYTES 256
#define ARGUMENTS_BYTES 512

/* A program that was started, from the moment that it was: it may be gone when the helper looks. */
struct process_exec {
	struct record_header header;
	__u64 start_boot_nanos; /* of the thread group leader; an exec keeps it */
	__u32 tgid;
	__u32 parent_tgid;
	__u32 uid;
	__u32 arguments_length;		 /* bytes of arguments that are filled */
	char path[PATH_BYTES];		 /* as it was given to execve, ended by a zero byte */
	char arguments[ARGUMENTS_BYTES]; /* each ended by a zero byte, cut when longer */
};

_Static_assert(sizeof(struct flow_key) == 40, "flow_key is part of the contract");
_Static_assert(sizeof(struct flow_counters) == 40, "flow_counters is part of the contract");
_Static_assert(sizeof(struct owner) == 40, "owner is part of the contract");
_Static_assert(sizeof(struct flow_facts) == 64, "flow_facts is part of the contract");
_Static_assert(sizeof(struct flow_opened) == 120, "flow_opened is part of the contract");
_Static_assert(sizeof(struct socket_event) == 120, "socket_event is part of the contract");
_Static_assert(sizeof(struct process_exec) == 808, "process_exec is part of the contract");

#endif
