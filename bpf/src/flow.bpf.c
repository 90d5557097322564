/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Telltale's kernel side, in the order in which data flows:
 *
 *   1. a process makes, connects, accepts or finds a socket: its owner is stored with the socket;
 *   2. the classifiers count every packet into its flow, and ask the socket for the owner once;
 *   3. changes (opened, connected, accepted, closed) go through the ring to the helper.
 */
#include <linux/bpf.h>
#include <linux/ptrace.h>
#include <stdbool.h>
#include <stddef.h>

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_endian.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>

#include "flow_event.h"
#include "kernel_types.h"

#include "maps.h"

#include "counters.h"

#include "emit.h"

#include "process.h"

#include "flow_key.h"
#include "packet.h"

#include "process_exec.h"
#include "raw_receiver.h"
#include "socket_owner.h"
#include "snapshot.h"
#include "tcp_connect.h"
#include "tcp_accept.h"
#include "tcp_exits.h"
#include "packet_owner.h"
#include "forwarded.h"
#include "known_flow.h"
#include "interface_books.h"
#include "first_words.h"
#include "flow_opening.h"
#include "tc_traffic.h"

char LICENSE[] SEC("license") = "GPL";
