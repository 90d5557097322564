/*
 * Runs programs fast, many at once or one after the other:
 *
 *   spawn WIDTH COUNT PROGRAM[,PROGRAM...] ARGUMENT...
 *
 * COUNT runs, at most WIDTH of them at a time; several programs take turns. Tells at the end, on
 * standard error, how long a run lived. Exits with 1 when a run failed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_PROGRAMS 64
#define MAX_PID (1 << 22)

static float began[MAX_PID];
static double lives, longest;
static int failed;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

static void await_one(double start)
{
	int status;
	pid_t child = wait(&status);
	double life = child > 0 ? now() - start - began[child] : 0;

	failed |= child < 0 || !WIFEXITED(status) || WEXITSTATUS(status);
	lives += life;
	if (life > longest)
		longest = life;
}

static void run(char **command, double start)
{
	double at = now() - start;
	pid_t child = vfork();

	if (child == 0) {
		execv(command[0], command);
		_exit(127);
	}
	if (child < 0) {
		perror("vfork");
		exit(1);
	}
	began[child] = at;
}

int main(int argc, char **argv)
{
	int width, count, running = 0, programs = 0;
	char *names[MAX_PROGRAMS];
	double start = now();

	if (argc < 4)
		return 2;
	width = atoi(argv[1]);
	count = atoi(argv[2]);
	for (char *name = strtok(argv[3], ","); name && programs < MAX_PROGRAMS;
	     name = strtok(NULL, ","))
		names[programs++] = name;
	for (int i = 0; i < count; i++, running++) {
		for (; running >= width; running--)
			await_one(start);
		argv[3] = names[i % programs];
		run(argv + 3, start);
	}
	for (; running; running--)
		await_one(start);
	fprintf(stderr, "{\"seconds\": %.1f, \"mean_ms\": %.2f, \"longest_ms\": %.2f}\n",
		now() - start, 1000 * lives / count, 1000 * longest);
	return failed;
}
