/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The books of an interface: every packet that a classifier sees, whatever becomes of it. They are
 * held against the kernel's own counters on one side, and against the flows on the other.
 */
#ifndef TELLTALE_INTERFACE_BOOKS_H
#define TELLTALE_INTERFACE_BOOKS_H

static __noinline struct interface_books *probe_books(__u32 ifindex)
{
	struct interface_books *books;
	__u32 slot;

	for (int probe = 1; probe < INTERFACE_PROBES; probe++) {
		slot = (ifindex + probe) % INTERFACE_SLOTS;
		books = bpf_map_lookup_elem(&interfaces, &slot);
		if (books && books->ifindex == ifindex)
			return books;
	}
	count_loss(LOSS_INTERFACE_SLOTS);
	return NULL;
}

static __always_inline struct interface_books *books_of(__u32 ifindex)
{
	__u32 slot = ifindex % INTERFACE_SLOTS;
	struct interface_books *books = bpf_map_lookup_elem(&interfaces, &slot);

	return books && books->ifindex == ifindex ? books : probe_books(ifindex);
}

/* Per CPU and never interrupted by another classifier of the same CPU: plain additions. */
static __always_inline void enter_into_books(struct __sk_buff *skb, const struct packet *packet,
					     __u8 direction, enum fate fate)
{
	struct interface_books *books = books_of(skb->ifindex);
	struct tally *tally;

	if (!books)
		return;
	tally = direction == DIRECTION_OUT ? &books->sent[fate] : &books->received[fate];
	tally->bytes += skb->len;
	tally->packets++;
	if (packet->segments > 1) {
		tally->further_packets += packet->segments - 1;
		/* As long as they are on the wire, each with a link header of its own. */
		tally->further_bytes += packet->bytes + packet->segments * packet->link - skb->len;
	}
}

#endif
