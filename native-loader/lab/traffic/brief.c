/*
 * A program that lives for a millisecond: brief ADDRESS PORT connects, says which process had which
 * local port, and is gone.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "traffic.h"

int main(int argc, char **argv)
{
	struct sockaddr_in peer = {.sin_family = AF_INET}, local;
	socklen_t size = sizeof(local);
	char line[512];
	int fd, length;

	if (argc != 3 || inet_pton(AF_INET, argv[1], &peer.sin_addr) != 1)
		return 2;
	refuse_outside_the_lab();
	peer.sin_port = htons(atoi(argv[2]));
	fd = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(fd, (struct sockaddr *)&peer, sizeof(peer)) ||
	    getsockname(fd, (struct sockaddr *)&local, &size))
		return 1;
	/* One write, so that the lines of many processes do not mix. */
	length = snprintf(line, sizeof(line), "{\"pid\": %d, \"port\": %u, \"exe\": \"%s\"}\n",
			  getpid(), ntohs(local.sin_port), argv[0]);
	return write(STDOUT_FILENO, line, length) != length;
}
