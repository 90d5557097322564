/* Keeps the generators from ever speaking to a real network. */
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "traffic.h"

static bool is_up(const char *device)
{
	struct ifreq request = {};
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	bool up;

	strncpy(request.ifr_name, device, IFNAMSIZ - 1);
	up = fd >= 0 && ioctl(fd, SIOCGIFFLAGS, &request) == 0 && (request.ifr_flags & IFF_UP);
	close(fd);
	return up;
}

void refuse_outside_the_lab(void)
{
	struct if_nameindex *devices = if_nameindex();
	int own = 0;

	for (struct if_nameindex *device = devices; device && device->if_index; device++) {
		if (strncmp(device->if_name, "tt-", 3) == 0) {
			own++;
		} else if (strcmp(device->if_name, "lo") != 0 && is_up(device->if_name)) {
			fprintf(stderr, "refused: not inside a traffic lab (%s is up)\n",
				device->if_name);
			exit(1);
		}
	}
	if (!own) {
		fprintf(stderr, "refused: not inside a traffic lab\n");
		exit(1);
	}
	if_freenameindex(devices);
}
