// How much a chat template may take: it is a program in a stranger's file, and may loop for ever or fill the memory.
#pragma once

#include <sys/resource.h>

#include <string>

namespace sam::llm {

/// While one lives, the process may take 512 MiB more than it has (then allocations fail), and a few seconds of processor time (then it says its last words and
/// ends with code 1). Nothing is bounded in a process that has no last words. For one thread of a process.
class TemplateBound {
 public:
  /// Before the process shuts itself in: `words` go to `line` at the end.
  static void SetLastWords(int line, std::string words);

  TemplateBound();
  ~TemplateBound();
  TemplateBound(const TemplateBound&) = delete;
  TemplateBound& operator=(const TemplateBound&) = delete;

 private:
  rlimit before_{};
};

}  // namespace sam::llm
