/* SPDX-License-Identifier: GPL-2.0-only */
/* Every map. Sizes are fixed: memory use is known at load, and a full map is counted. */
#ifndef TELLTALE_MAPS_H
#define TELLTALE_MAPS_H

#define MAX_FLOWS 16384

/* Counters of a flow. Per CPU, because two CPUs on one flow would share a cache line otherwise.
 * Preallocated, because the packet path must not wait for memory. The helper reads in batches and
 * deletes what has ended. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_HASH);
	__uint(max_entries, MAX_FLOWS);
	__type(key, struct flow_key);
	__type(value, struct flow_counters);
} flows SEC(".maps");

/* What is known of a flow from its first packet. Also there so that a flow whose ring record was
 * dropped keeps its owner: the helper looks here for keys that it does not know. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, MAX_FLOWS);
	__type(key, struct flow_key);
	__type(value, struct flow_facts);
} facts SEC(".maps");

/* The owner, kept with the socket itself: the kernel frees it with the socket, it cannot fill up,
 * and a socket that a listener gives birth to inherits it (BPF_F_CLONE). */
struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_tag);
} socket_tags SEC(".maps");

/* Sockets inside tcp_v4_connect, tcp_v6_connect or inet_csk_accept, by thread. LRU, so that an
 * entry whose return probe never fired goes away by itself. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64);
	__type(value, __u64);
} calls_in_flight SEC(".maps");

/* Changes only, never packets. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 1 << 21);
} changes SEC(".maps");

/* What went missing, by enum loss. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, LOSS_KINDS);
	__type(key, __u32);
	__type(value, __u64);
} losses SEC(".maps");

#endif
