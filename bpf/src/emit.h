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

/* Where the newest record began that woke the reader, and one more. */
static __u64 awaited;

/* For what somebody waits for. A wake-up is an interrupt, paid for by the program that is watched:
 * there is none while an earlier such record is unread, for then the reader is awake or about to
 * be, and it looks at the whole ring before it sleeps. (If it does all that between this look and
 * the record, the record waits for the next reading, a quarter of a second at most.) Left to
 * itself, the kernel wakes only for a record that finds the ring empty, which it is not after quiet
 * ones. */
static __always_inline __u64 loudly(void)
{
	if (bpf_ringbuf_query(&changes, BPF_RB_CONS_POS) < awaited)
		return BPF_RB_NO_WAKEUP;
	awaited = bpf_ringbuf_query(&changes, BPF_RB_PROD_POS) + 1;
	return BPF_RB_FORCE_WAKEUP;
}

static __always_inline void lost_in_ring(void)
{
	/* The record that was to wake the reader is not there. */
	awaited = 0;
	count_loss(LOSS_RING_FULL);
}

static __always_inline void emit_flow_opened(const struct flow_key *key,
					     const struct flow_facts *known)
{
	__u64 wake = loudly();
	struct flow_opened *record = bpf_ringbuf_reserve(&changes, sizeof(*record), 0);

	if (!record) {
		lost_in_ring();
		return;
	}
	__builtin_memset(record, 0, sizeof(*record));
	fill_header(&record->header, RECORD_FLOW_OPENED, sizeof(*record));
	record->key = *key;
	record->facts = *known;
	bpf_ringbuf_submit(record, wake);
}

static __always_inline void emit_socket_event(const struct socket_event *event)
{
	if (bpf_ringbuf_output(&changes, (void *)event, sizeof(*event), loudly()))
		lost_in_ring();
}

/* For what nobody waits for: it is read with the next record that somebody waits for, with the next
 * reading of the counters, or when the ring has filled up to a quarter. */
static __always_inline void emit_quietly(const void *record, __u64 size)
{
	__u64 waiting = bpf_ringbuf_query(&changes, BPF_RB_AVAIL_DATA);
	__u64 wake = waiting > RING_BYTES / 4 ? BPF_RB_FORCE_WAKEUP : BPF_RB_NO_WAKEUP;

	if (bpf_ringbuf_output(&changes, (void *)record, size, wake))
		lost_in_ring();
}

#endif
