/* SPDX-License-Identifier: GPL-2.0-only */
/* One of each record, so that their layout is in this file's BTF for the helper's test to compare.
 */
#include "flow_event.h"

struct flow_key layout_flow_key;
struct flow_counters layout_flow_counters;
struct interface_books layout_interface_books;
struct tally layout_tally;
struct owner layout_owner;
struct flow_facts layout_flow_facts;
struct record_header layout_record_header;
struct flow_opened layout_flow_opened;
struct socket_event layout_socket_event;
struct process_exec layout_process_exec;
struct process_fork layout_process_fork;
struct process_moved layout_process_moved;
struct first_words layout_first_words;
enum record_kind layout_record_kind;
enum owner_how layout_owner_how;
enum owner_why layout_owner_why;
enum flow_direction layout_flow_direction;
enum loss layout_loss;
enum fate layout_fate;
