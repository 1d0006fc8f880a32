/* Runs a program once and prints what the kernel charged it for:

   cc -O2 -o spawn spawn.c
   ./spawn PROGRAM ARGUMENT...      ->  STATUS WALL_NS USER_US SYSTEM_US PEAK_KIB

   The program's own output goes to /dev/null. This is C and not Python because Linux hands the parent's peak memory
   on to the child it starts: under Python nothing can be seen to use less memory than Python. */

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000L + now.tv_nsec;
}

static long microseconds(struct timeval time) { return time.tv_sec * 1000000L + time.tv_usec; }

int main(int argc, char **argv) {
  if (argc < 2) return fprintf(stderr, "usage: spawn PROGRAM ARGUMENT...\n"), 2;
  posix_spawn_file_actions_t silence;
  posix_spawn_file_actions_init(&silence);
  posix_spawn_file_actions_addopen(&silence, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&silence, 2, "/dev/null", O_WRONLY, 0);

  pid_t child;
  int status;
  struct rusage usage;
  long start = nanoseconds();
  int failure = posix_spawnp(&child, argv[1], &silence, NULL, argv + 1, environ);
  if (failure != 0) return fprintf(stderr, "%s: %s\n", argv[1], strerror(failure)), 2;
  if (wait4(child, &status, 0, &usage) != child) return perror("wait4"), 2;
  long wall = nanoseconds() - start;

  int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  printf("%d %ld %ld %ld %ld\n", code, wall, microseconds(usage.ru_utime), microseconds(usage.ru_stime),
         usage.ru_maxrss);
  return 0;
}
