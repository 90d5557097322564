/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Programs as they start, so that one that lives for two milliseconds still has its path and its
 * arguments. Runs in the process itself, after the new program's memory is in place.
 */
#ifndef TELLTALE_PROCESS_EXEC_H
#define TELLTALE_PROCESS_EXEC_H

static __always_inline void fill_arguments(struct process_exec *record, struct task_struct *task)
{
	unsigned long start = BPF_CORE_READ(task, mm, arg_start);
	unsigned long end = BPF_CORE_READ(task, mm, arg_end);
	__u64 length = end - start;

	if (length > ARGUMENTS_BYTES)
		length = ARGUMENTS_BYTES;
	/* The compiler would check one register and pass another, which the verifier refuses. */
	barrier_var(length);
	if (length > ARGUMENTS_BYTES)
		return;
	/* The pages were written a moment ago, so the read, which may not fault, finds them. */
	if (!bpf_probe_read_user(record->arguments, length, (void *)start))
		record->arguments_length = length;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(process_exec, struct task_struct *task, int old_pid, struct linux_binprm *program)
{
	struct process_exec *record = bpf_ringbuf_reserve(&changes, sizeof(*record), 0);

	if (!record) {
		count_loss(LOSS_RING_FULL);
		return 0;
	}
	__builtin_memset(record, 0, sizeof(*record));
	fill_header(&record->header, RECORD_PROCESS_EXEC, sizeof(*record));
	record->start_boot_nanos = BPF_CORE_READ(task, group_leader, start_boottime);
	record->tgid = BPF_CORE_READ(task, tgid);
	record->parent_tgid = BPF_CORE_READ(task, real_parent, tgid);
	record->uid = BPF_CORE_READ(task, cred, uid.val);
	bpf_probe_read_kernel_str(record->path, sizeof(record->path),
				  BPF_CORE_READ(program, interp));
	fill_arguments(record, task);
	/* Nobody waits for it: the record is read with the next one that somebody waits for. */
	bpf_ringbuf_submit(record, BPF_RB_NO_WAKEUP);
	return 0;
}

#endif
