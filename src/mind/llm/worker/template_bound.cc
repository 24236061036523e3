#include "mind/llm/worker/template_bound.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <utility>

namespace sam::llm {
namespace {

constexpr time_t kSeconds = 2;  // of processor time; a template takes milliseconds
constexpr rlim_t kMostBytes = rlim_t{512} << 20;

// What the signal's handler needs, set once before there is a signal.
int last_line = -1;
std::string last_words;
int own_pages = -1;  // /proc/self/statm, which cannot be opened later

void EndHere(int) {
  static_cast<void>(send(last_line, last_words.data(), last_words.size(), MSG_NOSIGNAL));
  _exit(1);
}

/// Bytes of address space that are taken; 0 where the kernel does not tell.
rlim_t TakenBytes() {
  std::array<char, 64> text{};
  if (own_pages < 0 || pread(own_pages, text.data(), text.size() - 1, 0) <= 0) return 0;
  return std::strtoull(text.data(), nullptr, 10) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

void RunTimer(time_t seconds) {
  const itimerval timer{{0, 0}, {seconds, 0}};
  setitimer(ITIMER_PROF, &timer, nullptr);
}

}  // namespace

void TemplateBound::SetLastWords(int line, std::string words) {
  last_line = line;
  last_words = std::move(words);
  own_pages = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  struct sigaction action {};
  action.sa_handler = EndHere;
  sigaction(SIGPROF, &action, nullptr);
}

TemplateBound::TemplateBound() {
  getrlimit(RLIMIT_AS, &before_);
  if (last_line < 0) return;
  RunTimer(kSeconds);
  const rlim_t taken = TakenBytes();
  const rlimit bound{taken + kMostBytes, before_.rlim_max};
  if (taken > 0 && bound.rlim_cur < before_.rlim_cur) setrlimit(RLIMIT_AS, &bound);
}

TemplateBound::~TemplateBound() {
  if (last_line < 0) return;
  RunTimer(0);
  setrlimit(RLIMIT_AS, &before_);
}

}  // namespace sam::llm
