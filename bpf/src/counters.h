/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef TELLTALE_COUNTERS_H
#define TELLTALE_COUNTERS_H

static __always_inline void count_loss(enum loss cause)
{
	__u32 index = cause;
	__u64 *count = bpf_map_lookup_elem(&losses, &index);

	/* Per CPU, but an interrupt may come between read and write: hence atomic. */
	if (count)
		__sync_fetch_and_add(count, 1);
}

#endif
