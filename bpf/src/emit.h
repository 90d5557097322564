/* SPDX-License-Identifier: GPL-2.0-only */
/* The only place that reserves and submits: a record is zeroed as a whole, or counted as lost. */
#ifndef TELLTALE_EMIT_H
#define TELLTALE_EMIT_H

static __always_inline void fill_header(struct record_header *header, __u32 kind, __u32 size)
{
	header->kind = kind;
	header->size = size;
	header->boot_nanos = bpf_ktime_get_boot_ns();
}

/* For what somebody waits for. Left to itself, the kernel wakes the reader only for a record that
 * finds the ring empty, which it is not after quiet ones. A reader that is awake is not disturbed.
 */
#define LOUDLY BPF_RB_FORCE_WAKEUP

static __always_inline void emit_flow_opened(const struct flow_key *key,
					     const struct flow_facts *known)
{
	struct flow_opened *record = bpf_ringbuf_reserve(&changes, sizeof(*record), 0);

	if (!record) {
		count_loss(LOSS_RING_FULL);
		return;
	}
	__builtin_memset(record, 0, sizeof(*record));
	fill_header(&record->header, RECORD_FLOW_OPENED, sizeof(*record));
	record->key = *key;
	record->facts = *known;
	bpf_ringbuf_submit(record, LOUDLY);
}

static __always_inline void emit_socket_event(const struct socket_event *event)
{
	if (bpf_ringbuf_output(&changes, (void *)event, sizeof(*event), LOUDLY))
		count_loss(LOSS_RING_FULL);
}

/* For what nobody waits for: it is read with the next record that somebody waits for, or when the
 * ring has filled up to a quarter. */
static __always_inline void emit_quietly(const void *record, __u64 size)
{
	__u64 waiting = bpf_ringbuf_query(&changes, BPF_RB_AVAIL_DATA);
	__u64 wake = waiting > RING_BYTES / 4 ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP;

	if (bpf_ringbuf_output(&changes, (void *)record, size, wake))
		count_loss(LOSS_RING_FULL);
}

#endif
