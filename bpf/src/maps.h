/* SPDX-License-Identifier: GPL-2.0-only */
/* Every map. Sizes are fixed: memory use is known at load, and a full map is counted. */
#ifndef TELLTALE_MAPS_H
#define TELLTALE_MAPS_H

#define MAX_FLOWS 32768
#define RING_BYTES (1 << 21)

/* Who receives the packets of a protocol that has no ports. */
struct raw_receiver {
	struct owner owner;
	__u64 cookie; /* of the socket that the owner made */
	__u64 sockets;
};

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

/* Tracing programs may use a socket's storage, and find the socket of a file, from 5.11 on. Before,
 * sockets carry their creator, and the connect and accept pairs tell who used them. The loader puts
 * the running kernel's version here, and the verifier drops the code behind it. */
extern int LINUX_KERNEL_VERSION __kconfig;
#define TRACING_REACHES_SOCKETS (LINUX_KERNEL_VERSION >= (5 << 16 | 11 << 8))

/* From 5.19 on, a subflow of a multipath connection leads to the connection, whose owner it has. */
#define SUBFLOW_LEADS_TO_CONNECTION                                                                \
	(LINUX_KERNEL_VERSION >= (5 << 16 | 19 << 8) && bpf_core_type_exists(struct mptcp_sock))

/* The owner, kept with the socket itself: the kernel frees it with the socket, it cannot fill up,
 * and a socket that a listener gives birth to inherits it (BPF_F_CLONE). */
struct {
	__uint(type, BPF_MAP_TYPE_SK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC | BPF_F_CLONE);
	__type(key, int);
	__type(value, struct socket_tag);
} socket_tags SEC(".maps");

/* Raw sockets by IP protocol, because the kernel has no lookup for them. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, __u32);
	__type(value, struct raw_receiver);
} raw_receivers SEC(".maps");

/* Sockets inside tcp_v4_connect, tcp_v6_connect or inet_csk_accept, by thread. LRU, so that an
 * entry whose return probe never fired goes away by itself. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 4096);
	__type(key, __u64);
	__type(value, __u64);
} calls_in_flight SEC(".maps");

/* Room for the slow path, whose keys and facts do not fit on the stack. Classifiers run with
 * softirqs off, so one never interrupts another of the same CPU. */
struct opening {
	struct flow_facts known;
	struct flow_key original;
	struct flow_key reply;
	struct flow_key reversed;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct opening);
} openings SEC(".maps");

/* Room for a record of a length that is not known beforehand. Tracepoints of processes run with
 * preemption off and never in interrupts. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct process_exec);
} exec_records SEC(".maps");

/* Room for a record of first words, under the same protection as `openings`. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct first_words);
} words_records SEC(".maps");

/* How many of them this CPU has passed on in this second. */
struct words_rate {
	__u64 second;
	__u64 taken;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct words_rate);
} words_rates SEC(".maps");

/* Whether anybody wants to know names. Written by the helper before it attaches. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} names SEC(".maps");

/* Changes only, never packets. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, RING_BYTES);
} changes SEC(".maps");

/* What each interface has shown. A slot is found without a hash: one look-up that the kernel
 * inlines, where a hash by ifindex would cost as much as the look-up of the flow. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, INTERFACE_SLOTS);
	__type(key, __u32);
	__type(value, struct interface_books);
} interfaces SEC(".maps");

/* What went missing, by enum loss. */
struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, LOSS_KINDS);
	__type(key, __u32);
	__type(value, __u64);
} losses SEC(".maps");

#endif
