/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Processes as they are made and programs as they start, so that one that lives for two
 * milliseconds still has its path, its arguments and its control group. An exec is seen in the
 * process itself, after the new program's memory is in place.
 */
#ifndef TELLTALE_PROCESS_EXEC_H
#define TELLTALE_PROCESS_EXEC_H

#define NAME_BYTES 256
#define MAX_PATH_STEPS 48

static __always_inline struct mount *mount_of(struct vfsmount *mnt)
{
	return (struct mount *)((char *)mnt - bpf_core_field_offset(struct mount, mnt));
}

/*
 * The path of the file that runs, as /proc/PID/exe has it, whatever links and relative names led to
 * it. bpf_d_path() may not be called here. Renames meanwhile can give a mixed path, as they can to
 * everybody who reads one.
 */
static __noinline __u64 fill_path(struct process_exec *record, struct file *file)
{
	struct dentry *dentry = BPF_CORE_READ(file, f_path.dentry);
	struct mount *mount = mount_of(BPF_CORE_READ(file, f_path.mnt));
	struct dentry *parent;
	struct mount *below;
	__u64 length = 0;
	long size;

	for (int step = 0; step < MAX_PATH_STEPS; step++) {
		parent = BPF_CORE_READ(dentry, d_parent);
		if (dentry == BPF_CORE_READ(mount, mnt.mnt_root) || parent == dentry) {
			/* The root of a mount: on from where it is mounted, or the end. */
			below = BPF_CORE_READ(mount, mnt_parent);
			if (below == mount)
				return length;
			dentry = BPF_CORE_READ(mount, mnt_mountpoint);
			mount = below;
			continue;
		}
		barrier_var(length);
		if (length > PATH_BYTES - NAME_BYTES)
			return 0;
		size = bpf_probe_read_kernel_str(record->text + length, NAME_BYTES,
						 BPF_CORE_READ(dentry, d_name.name));
		if (size <= 0 || size > NAME_BYTES)
			return 0;
		length += size;
		dentry = parent;
	}
	return 0;
}

static __always_inline __u64 fill_arguments(struct process_exec *record, struct task_struct *task,
					    __u64 after)
{
	unsigned long start = BPF_CORE_READ(task, mm, arg_start);
	unsigned long end = BPF_CORE_READ(task, mm, arg_end);
	__u64 length = end - start;

	if (length > ARGUMENTS_BYTES)
		length = ARGUMENTS_BYTES;
	/* The compiler would check other registers than it passes, which the verifier refuses. */
	barrier_var(length);
	barrier_var(after);
	if (length > ARGUMENTS_BYTES || after > PATH_BYTES)
		return 0;
	/* The pages were written a moment ago, so the read, which may not fault, finds them. */
	if (bpf_probe_read_user(record->text + after, length, (void *)start))
		return 0;
	return length;
}

SEC("tp_btf/sched_process_exec")
int BPF_PROG(process_exec, struct task_struct *task, int old_pid, struct linux_binprm *program)
{
	struct process_exec *record;
	__u64 path, arguments, size;
	__u32 zero = 0;

	record = bpf_map_lookup_elem(&exec_records, &zero);
	if (!record)
		return 0;
	path = fill_path(record, BPF_CORE_READ(program, file));
	if (path > PATH_BYTES)
		return 0;
	arguments = fill_arguments(record, task, path);
	size = offsetof(struct process_exec, text) + path + arguments;
	fill_header(&record->header, RECORD_PROCESS_EXEC, size);
	record->start_boot_nanos = BPF_CORE_READ(task, group_leader, start_boottime);
	record->control_group = control_group_of(task);
	record->tgid = BPF_CORE_READ(task, tgid);
	record->parent_tgid = BPF_CORE_READ(task, real_parent, tgid);
	record->uid = BPF_CORE_READ(task, cred, uid.val);
	record->path_length = path;
	record->arguments_length = arguments;
	barrier_var(size);
	if (size > sizeof(*record))
		return 0;
	emit_quietly(record, size);
	return 0;
}

SEC("tp_btf/sched_process_fork")
int BPF_PROG(process_fork, struct task_struct *parent, struct task_struct *child)
{
	struct process_fork record = {};

	/* Threads are no processes. */
	if (BPF_CORE_READ(child, pid) != BPF_CORE_READ(child, tgid))
		return 0;
	fill_header(&record.header, RECORD_PROCESS_FORK, sizeof(record));
	record.start_boot_nanos = BPF_CORE_READ(child, start_boottime);
	record.parent_start_boot_nanos = BPF_CORE_READ(parent, group_leader, start_boottime);
	record.control_group = control_group_of(child);
	record.tgid = BPF_CORE_READ(child, tgid);
	record.parent_tgid = BPF_CORE_READ(parent, tgid);
	emit_quietly(&record, sizeof(record));
	return 0;
}

/* A desktop starts a program first and gives it a scope of its own then. Seen after the move. */
SEC("tp_btf/cgroup_attach_task")
int BPF_PROG(process_moved, struct cgroup *group, const char *path, struct task_struct *task)
{
	struct process_moved record = {};

	fill_header(&record.header, RECORD_PROCESS_MOVED, sizeof(record));
	record.start_boot_nanos = BPF_CORE_READ(task, group_leader, start_boottime);
	record.control_group = control_group_of(task);
	record.tgid = BPF_CORE_READ(task, tgid);
	emit_quietly(&record, sizeof(record));
	return 0;
}

#endif
