/* Delays every sync, as a slow disk does: LD_PRELOAD=slow_sync.so SYNC_DELAY_MS=200 PROGRAM */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static void delay(void)
{
    const char *told = getenv("SYNC_DELAY_MS");
    if (told)
        usleep(1000u * (unsigned)atoi(told));
}

int fsync(int descriptor)
{
    delay();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(descriptor);
}

int fdatasync(int descriptor)
{
    delay();
    return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(descriptor);
}
