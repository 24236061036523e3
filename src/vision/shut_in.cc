#include "vision/shut_in.h"

#include <fmt/format.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace sam::vision {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kBoundedMemory = false;  // a sanitizer's shadow is larger than any bound
#else
constexpr bool kBoundedMemory = true;
#endif

/// The kinds of calls that memory, locks, time and the end need. A refused call fails with EPERM; what a library merely tries does no harm.
constexpr int kFree[] = {SCMP_SYS(mmap),         SCMP_SYS(munmap),        SCMP_SYS(mremap),          SCMP_SYS(brk),        SCMP_SYS(madvise), SCMP_SYS(futex),
                         SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigprocmask), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
                         SCMP_SYS(getpid),       SCMP_SYS(gettid),        SCMP_SYS(restart_syscall), SCMP_SYS(exit),       SCMP_SYS(exit_group)};

tl::unexpected<Error> Cannot(const char* what, int error) {
  return Fail(ErrorCode::kUnavailable, fmt::format("pictures are not looked at: {} failed ({}); a Linux kernel with seccomp is needed", what, std::strerror(error)));
}

bool SetLimit(__rlimit_resource which, rlim_t most) {
  const rlimit limit{most, most};
  return setrlimit(which, &limit) == 0;
}

/// Address space in use now, in bytes.
long AddressSpace() {
  long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * 4096;
}

rlim_t CpuUsed() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1'000'000 + 1);
}

Result<void> SetLimits(int cpu_seconds, long memory_bytes) {
  const long in_use = AddressSpace();
  if (in_use == 0) return Cannot("reading /proc/self/statm", errno);
  if (kBoundedMemory && !SetLimit(RLIMIT_AS, static_cast<rlim_t>(in_use + memory_bytes))) return Cannot("bounding memory", errno);
  if (!SetLimit(RLIMIT_CPU, CpuUsed() + static_cast<rlim_t>(cpu_seconds) - 1)) return Cannot("bounding processor time", errno);
  if (!SetLimit(RLIMIT_CORE, 0) || !SetLimit(RLIMIT_FSIZE, 0) || !SetLimit(RLIMIT_NOFILE, 0)) return Cannot("closing files", errno);
  return {};
}

}  // namespace

Result<void> ShutIn(int in, int out, int cpu_seconds, long memory_bytes) {
  if (auto limited = SetLimits(cpu_seconds, memory_bytes); !limited) return limited;
  if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return Cannot("giving up rights", errno);
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (!filter) return Cannot("seccomp", ENOMEM);
  int wrong = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(read), 1, SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(in)));
  if (wrong == 0) wrong = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1, SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(out)));
  // Memory may be written or run, never both, and never made to run later.
  for (const int call : {SCMP_SYS(mprotect)})
    if (wrong == 0) wrong = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4u, 0u));
  for (const int call : kFree)
    if (wrong == 0) wrong = call == SCMP_SYS(mmap) ? seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, 4u, 0u)) : seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  if (wrong == 0) wrong = seccomp_load(filter);
  seccomp_release(filter);
  if (wrong != 0) return Cannot("seccomp", -wrong);
  return {};
}

}  // namespace sam::vision
