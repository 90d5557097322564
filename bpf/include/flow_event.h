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
	RECORD_FLOW_OPENED = 1,	   /* the first packet of a flow, or the first that has an owner */
	RECORD_SOCKET_CONNECT = 2, /* tcp_v4_connect or tcp_v6_connect returned */
	RECORD_SOCKET_ACCEPT = 3,  /* inet_csk_accept returned */
	RECORD_SOCKET_CLOSE = 4,   /* a TCP socket reached the state CLOSE */
	RECORD_SOCKET_RELEASE = 5, /* the last descriptor of a socket without states was closed */
	RECORD_SOCKET_FOUND = 6,   /* the snapshot found a socket that is older than the helper */
	RECORD_PROCESS_EXEC = 7,   /* a process runs a new program */
	RECORD_PROCESS_FORK = 8,   /* a process made another */
	RECORD_PROCESS_MOVED = 9,  /* a process was put into another control group */
	RECORD_FIRST_WORDS = 10,   /* what may have a name in it, as it was sent */
};

/* How an owner is known; the helper's Owner.How in the same order. */
enum owner_how {
	OWNER_NONE = 0,
	OWNER_CONNECT = 1,
	OWNER_ACCEPT = 2,
	OWNER_LISTEN = 3,
	OWNER_CREATE = 4,
	OWNER_SNAPSHOT = 5,
	OWNER_SEND = 6,
	OWNER_RECEIVE = 7,
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
	LOSS_RING_FULL = 0,	  /* a record was dropped: the ring had no room */
	LOSS_FLOW_MAP_FULL = 1,	  /* packets of a flow are not counted: the map had no room */
	LOSS_OWNER_STORE = 2,	  /* an owner could not be stored with its socket */
	LOSS_PROBE_MISSED = 3,	  /* a return probe did not fire for an entry that did */
	LOSS_PARSE_REFUSED = 4,	  /* a packet with a header that cannot be read */
	LOSS_INTERFACE_SLOTS = 5, /* a packet of an interface that has no slot in `interfaces` */
	LOSS_NAMES_RATE = 6,	  /* first words that were too many for a second */
	LOSS_NAMES_ROOM = 7,	  /* first words while the ring was half full */
	LOSS_KINDS = 8,
};

struct flow_key {
	__u8 local_address[16];
	__u8 remote_address[16];
	__u16 local_port;
	__u16 remote_port;
	__u8 protocol;
	__u8 padding[3];
};

#define IFINDEX_MIRROR 0xffffffff
#define OWNER_SETTLED 16
#define LOOKS_SETTLED 16

struct flow_counters {
	__u64 sent_bytes; /* from the network header up, as on the wire after segmentation */
	__u64 sent_packets;
	__u64 received_bytes;
	__u64 received_packets;
	__u32 ifindex; /* the one interface that counts the flow; 0: this CPU does not know yet;
			* IFINDEX_MIRROR: the flow is counted under the reversed key */
	__u8 searches; /* for an owner, by this CPU; OWNER_SETTLED: none is left to make */
	__u8 looks;    /* at what is sent, by this CPU; LOOKS_SETTLED: none is left to make */
	__u8 settled;  /* both of them */
	__u8 padding;
};

/* What became of a packet that an interface has shown. */
enum fate {
	FATE_COUNTED = 0,   /* into a flow */
	FATE_ELSEWHERE = 1, /* its flow is counted by another interface, or where it came in */
	FATE_NOT_IP = 2,
	FATE_REFUSED = 3, /* a header that cannot be read */
	FATE_MAP_FULL = 4,
	FATES = 5,
};

/* Bytes and packets as the buffer has them, which is as most drivers count them. A buffer that
 * stands for several packets is one here, and the others are `further`, with their headers. */
struct tally {
	__u64 bytes; /* from the link header up */
	__u64 packets;
	__u64 further_bytes;
	__u64 further_packets;
};

/* An interface's own books. The helper hands out the slots before it attaches: one of the
 * INTERFACE_PROBES slots that follow the ifindex modulo INTERFACE_SLOTS. */
#define INTERFACE_SLOTS 256
#define INTERFACE_PROBES 4

struct interface_books {
	__u32 ifindex; /* 0: free */
	__u32 padding;
	struct tally sent[FATES];
	struct tally received[FATES];
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

/* Facts that are true or not. */
enum flow_flag {
	/* The socket is in another network namespace; this one passes its packets on. */
	FLOW_OTHER_NAMESPACE = 1,
	/* `inner` is the same connection before its addresses were translated. */
	FLOW_TRANSLATED = 2,
	/* It carries other connections for a tunnel of the kernel's own. */
	FLOW_TUNNEL = 4,
};

struct flow_facts {
	struct owner owner;
	__u64 cookie;
	__u64 opened_boot_nanos;
	__u32 ifindex;
	__u8 direction;
	__u8 flags;
	__u8 words;	 /* how often its first words were passed on */
	__u8 unfinished; /* and whether more of them are to come */
	struct flow_key inner;
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

#define PATH_BYTES 1024
#define ARGUMENTS_BYTES 512

/* A program that was started, from the moment that it was: it may be gone when the helper looks.
 * The record is as long as its text. */
struct process_exec {
	struct record_header header;
	__u64 start_boot_nanos; /* of the thread group leader; an exec keeps it */
	__u64 control_group;	/* number of its group in the unified hierarchy, never used twice */
	__u32 tgid;
	__u32 parent_tgid;
	__u32 uid;
	__u16 path_length;	/* of the file's path: its names from the last to the first, each
				 * ended by a zero byte; 0 when it is longer than PATH_BYTES */
	__u16 arguments_length; /* after the path; each ended by a zero byte, cut when longer */
	char text[PATH_BYTES + ARGUMENTS_BYTES];
};

/* A process that was made; its program is its parent's until it runs another. */
struct process_fork {
	struct record_header header;
	__u64 start_boot_nanos;
	__u64 parent_start_boot_nanos;
	__u64 control_group;
	__u32 tgid;
	__u32 parent_tgid;
};

struct process_moved {
	struct record_header header;
	__u64 start_boot_nanos;
	__u64 control_group; /* where it is now */
	__u32 tgid;
	__u8 padding[4];
};

#define WORDS_BYTES 3072

/* The first bytes that a connection sends, what a name server is asked or answers, or what a
 * neighbour answers everybody. The record is as long as they are. */
struct first_words {
	struct record_header header;
	struct flow_key key;
	__u32 sequence; /* TCP's, of the first byte */
	__u16 length;
	__u8 direction; /* of the packet */
	__u8 padding;
	char bytes[WORDS_BYTES];
};

_Static_assert(sizeof(struct flow_key) == 40, "flow_key is part of the contract");
_Static_assert(sizeof(struct flow_counters) == 40, "flow_counters is part of the contract");
_Static_assert(sizeof(struct interface_books) == 328, "interface_books is part of the contract");
_Static_assert(sizeof(struct owner) == 40, "owner is part of the contract");
_Static_assert(sizeof(struct flow_facts) == 104, "flow_facts is part of the contract");
_Static_assert(sizeof(struct flow_opened) == 160, "flow_opened is part of the contract");
_Static_assert(sizeof(struct socket_event) == 120, "socket_event is part of the contract");
_Static_assert(sizeof(struct process_exec) == 48 + PATH_BYTES + ARGUMENTS_BYTES,
	       "process_exec is part of the contract");
_Static_assert(sizeof(struct process_fork) == 48, "process_fork is part of the contract");
_Static_assert(sizeof(struct process_moved) == 40, "process_moved is part of the contract");
_Static_assert(sizeof(struct first_words) == 64 + WORDS_BYTES,
	       "first_words is part of the contract");

#endif
