/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a connection says first, and what name servers are asked and answer, for
 * the names in it. Copied, never understood: a few bytes at fixed places tell
 * whether there may be a name, and the helper, which is root, passes the rest
 * on as it is.
 *
 * Wanted of TCP is the beginning of a TLS handshake or of an HTTP request, on
 * any port; of UDP the beginning of a QUIC connection; of both what goes to
 * port 53 and comes from there. Everything else is settled with its first
 * bytes, and what is settled costs later packets nothing.
 *
 * Of multicast DNS (RFC 6762), what neighbours answer everybody. Their questions
 * have no names of theirs, and what they say to one socket alone is that socket's.
 */
#ifndef TELLTALE_FIRST_WORDS_H
#define TELLTALE_FIRST_WORDS_H

#define PORT_DNS 53
#define PORT_MULTICAST_DNS 5353
#define DNS_HEADER 12
#define DNS_FLAGS 2
#define DNS_IS_ANSWER 0x80
#define HTTP_BYTES 1024
#define QUIC_LEAST_INITIAL 1200
#define QUIC_VERSION_1 0x00000001
#define QUIC_VERSION_2 0x6b3343cf
#define MOST_WORDS 4
#define WORDS_PER_SECOND 2048

static __always_inline bool names_are_wanted(void)
{
	__u32 zero = 0;
	__u32 *wanted = bpf_map_lookup_elem(&names, &zero);

	return wanted && *wanted;
}

/* A flood of new connections must not crowd out what tells of them. */
static __always_inline bool within_rate(void)
{
	__u64 second = bpf_ktime_get_boot_ns() >> 30; /* or nearly so */
	struct words_rate *rate;
	__u32 zero = 0;

	rate = bpf_map_lookup_elem(&words_rates, &zero);
	if (!rate)
		return false;
	if (rate->second != second) {
		rate->second = second;
		rate->taken = 0;
	}
	return ++rate->taken <= WORDS_PER_SECOND;
}

static __always_inline __u32 read_sequence(struct __sk_buff *skb, const struct packet *packet)
{
	__be32 sequence = 0;

	bpf_skb_load_bytes(skb, packet->link + packet->transport + 4, &sequence, sizeof(sequence));
	return bpf_ntohl(sequence);
}

static __noinline void pass_on(struct __sk_buff *skb, struct flow_key *key, struct packet *packet,
			       __u64 length, __u32 direction)
{
	struct first_words *record;
	__u64 last, size;
	__u32 zero = 0;

	record = bpf_map_lookup_elem(&words_records, &zero);
	if (!record)
		return;
	if (!within_rate()) {
		count_loss(LOSS_NAMES_RATE);
		return;
	}
	/* Half of the ring is for what tells of connections. */
	if (bpf_ringbuf_query(&changes, BPF_RB_AVAIL_DATA) > RING_BYTES / 2) {
		count_loss(LOSS_NAMES_ROOM);
		return;
	}
	/* The verifier of 5.10 does not learn that a number is not 0; that one plus 1
	 * is not, it knows. And the compiler would check other registers than it
	 * passes. */
	last = (length < WORDS_BYTES ? length : WORDS_BYTES) - 1;
	barrier_var(last);
	if (last >= WORDS_BYTES)
		return;
	length = last + 1;
	if (bpf_skb_load_bytes(skb, packet->link + packet->headers, record->bytes, length))
		return;
	size = offsetof(struct first_words, bytes) + length;
	fill_header(&record->header, RECORD_FIRST_WORDS, size);
	record->key = *key;
	record->sequence = key->protocol == PROTOCOL_TCP ? read_sequence(skb, packet) : 0;
	record->length = length;
	record->direction = direction;
	record->padding = 0;
	barrier_var(size);
	if (size > sizeof(*record))
		return;
	emit_quietly(record, size);
}

/* A handshake message of the kind ClientHello in a record of the kind
 * handshake. */
static __always_inline bool begins_tls(const __u8 start[12])
{
	return start[0] == 0x16 && start[1] == 3 && start[5] == 1;
}

static __always_inline bool begins_http(const __u8 start[12])
{
	switch (bpf_ntohl(*(__be32 *)start)) {
	case 0x47455420: /* "GET " */
	case 0x504f5354: /* "POST" */
	case 0x48454144: /* "HEAD" */
	case 0x50555420: /* "PUT " */
	case 0x44454c45: /* "DELETE" */
	case 0x4f505449: /* "OPTIONS" */
	case 0x50415443: /* "PATCH" */
		return true;
	default:
		return false;
	}
}

/* A long header of the kind Initial, which the two versions number differently.
 */
static __always_inline bool begins_quic(const __u8 start[12], __u64 length)
{
	__u32 version = start[1] << 24 | start[2] << 16 | start[3] << 8 | start[4];

	if (length < QUIC_LEAST_INITIAL)
		return false;
	return (version == QUIC_VERSION_1 && (start[0] & 0xf0) == 0xc0) ||
	       (version == QUIC_VERSION_2 && (start[0] & 0xf0) == 0xd0);
}

/* How many of these bytes are wanted; 0 for none. Notes whether more are to
 * come. */
static __always_inline __u64 wanted_bytes(const __u8 start[12], const struct flow_key *key,
					  struct flow_facts *known, __u64 length)
{
	__u32 handshake = start[6] << 16 | start[7] << 8 | start[8];

	if (key->protocol == PROTOCOL_UDP) {
		known->unfinished = begins_quic(start, length);
		return known->unfinished ? length : 0;
	}
	if (known->words > 0)
		return known->unfinished ? length : 0;
	if (begins_tls(start)) {
		known->unfinished = handshake + 9 > length;
		return length;
	}
	known->unfinished = 0;
	if (begins_http(start))
		return length < HTTP_BYTES ? length : HTTP_BYTES;
	return 0;
}

/* Looks at a packet that leaves. Whatever the answer, it does so a few times
 * only. */
static __noinline void hear_first_words(struct __sk_buff *skb, struct flow_key *key,
					struct packet *packet, struct flow_counters *counters)
{
	struct flow_facts *known;
	__u64 length, wanted;
	__u8 start[12] = {};

	counters->looks++;
	if (packet->end <= packet->headers)
		return;
	length = packet->end - packet->headers;
	known = bpf_map_lookup_elem(&facts, key);
	if (!known || known->words >= MOST_WORDS || !names_are_wanted())
		goto settled;
	if (key->protocol != PROTOCOL_TCP && key->protocol != PROTOCOL_UDP)
		goto settled;
	if (key->remote_port == PORT_DNS) /* of which everything is heard, see below */
		goto settled;
	if (length < sizeof(start) && !known->unfinished)
		goto settled;
	if (length >= sizeof(start) &&
	    bpf_skb_load_bytes(skb, packet->link + packet->headers, start, sizeof(start)))
		goto settled;
	wanted = wanted_bytes(start, key, known, length);
	if (!wanted)
		goto settled;
	known->words++;
	pass_on(skb, key, packet, wanted, DIRECTION_OUT);
	if (known->unfinished)
		return;
settled:
	counters->looks = LOOKS_SETTLED;
}

/* All that name servers are asked and answer, not only the first: one socket
 * asks for many names, and only with its question an answer proves anything. */
static __noinline void hear_name_server(struct __sk_buff *skb, struct flow_key *key,
					struct packet *packet, __u32 direction)
{
	__u64 length;

	if (packet->end <= packet->headers || !names_are_wanted())
		return;
	length = packet->end - packet->headers;
	if (key->protocol == PROTOCOL_UDP && length < DNS_HEADER)
		return;
	if (key->protocol == PROTOCOL_UDP || key->protocol == PROTOCOL_TCP)
		pass_on(skb, key, packet, length, direction);
}

/* 224.0.0.251 or ff02::fb. */
static __always_inline bool is_multicast_dns(const __u8 address[16])
{
	const __be32 *words = (const __be32 *)address;

	if (is_ipv4_mapped(address))
		return words[3] == bpf_htonl(0xe00000fb);
	return words[0] == bpf_htonl(0xff020000) && !words[1] && !words[2] &&
	       words[3] == bpf_htonl(0xfb);
}

/* What a neighbour answers to the whole link. */
static __noinline void hear_neighbour(struct __sk_buff *skb, struct flow_key *key,
				      struct packet *packet)
{
	__u32 message = packet->link + packet->headers;
	__u8 flags = 0;

	if (key->protocol != PROTOCOL_UDP || key->local_port != PORT_MULTICAST_DNS ||
	    !is_multicast_dns(key->local_address))
		return;
	if (packet->end < packet->headers + DNS_HEADER || !names_are_wanted())
		return;
	if (bpf_skb_load_bytes(skb, message + DNS_FLAGS, &flags, sizeof(flags)) ||
	    !(flags & DNS_IS_ANSWER))
		return;
	pass_on(skb, key, packet, packet->end - packet->headers, DIRECTION_IN);
}

#endif
