#include "base/cell.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace sam {
namespace {

bool MayOpen(int flags) {
  errno = 0;
  const int file = open("/dev/null", flags | O_CLOEXEC);
  if (file >= 0) close(file);
  return file >= 0;
}

/// What is wrong with what it may do, 0 nothing.
int Try() {
  if (!ShutCell(Opens::kFilesToRead)) return 1;
  if (!MayOpen(O_RDONLY)) return 2;
  if (MayOpen(O_WRONLY) || MayOpen(O_RDWR) || MayOpen(O_RDONLY | O_TRUNC) || MayOpen(O_RDONLY | O_CREAT)) return 3;
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || fork() >= 0) return 4;
  if (!ShutCell(Opens::kNothing)) return 5;
  return MayOpen(O_RDONLY) ? 6 : 0;
}

TEST(Cell, LetsFilesBeReadWhileTheyAreLoadedAndNothingAfterThat) {
  const pid_t pid = fork();
  if (pid == 0) _exit(Try());
  int status = 0;
  ASSERT_EQ(waitpid(pid, &status, 0), pid);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace sam
