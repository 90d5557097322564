/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who receives packets that have no ports: the one process with a raw socket of that protocol.
 * Every raw socket of a protocol gets a copy, so with two of them there is no telling, and nobody
 * is named; with two of one process there is. ICMP is left out: whoever holds a raw socket of it,
 * the kernel is who answers.
 */
#ifndef TELLTALE_RAW_RECEIVER_H
#define TELLTALE_RAW_RECEIVER_H

static __always_inline void add_raw_receiver(__u32 protocol, const struct socket_tag *tag)
{
	struct raw_receiver *known = bpf_map_lookup_elem(&raw_receivers, &protocol);
	struct raw_receiver first = {.owner = tag->owner, .cookie = tag->cookie, .sockets = 1};

	if (!known) {
		if (bpf_map_update_elem(&raw_receivers, &protocol, &first, BPF_ANY))
			count_loss(LOSS_OWNER_STORE);
		return;
	}
	__sync_fetch_and_add(&known->sockets, 1);
	if (known->owner.tgid != tag->owner.tgid)
		known->owner.how = OWNER_NONE;
}

static __always_inline void remove_raw_receiver(__u32 protocol, __u64 cookie)
{
	struct raw_receiver *known = bpf_map_lookup_elem(&raw_receivers, &protocol);

	if (!known)
		return;
	/* Who is left is not known: nobody is named until the last one has gone. */
	if (known->cookie == cookie)
		known->owner.how = OWNER_NONE;
	if (known->sockets <= 1)
		bpf_map_delete_elem(&raw_receivers, &protocol);
	else
		__sync_fetch_and_add(&known->sockets, -1);
}

#endif
