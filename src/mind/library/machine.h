// What this machine can carry: memory, cores, and how fast it goes through a model's weights, measured.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace sam::llm {

struct Machine {
  uint64_t memory = 0;  // bytes in all, of the machine or of what this process may use
  uint64_t free = 0;    // of these, now free for a model
  int cores = 1;        // this process may use
  double load = 0;      // cores that were busy, on average of the last minute
};

Machine LookAtMachine();

/// Bytes of weights of one type ("Q4_0", "Q4_K_M", "F16") that a matrix product takes in a second on so many threads: measured with llama.cpp's own
/// kernels on made-up weights, larger than the caches, for about `span`; the fastest pass counts, as others' work only slows. 0 where the type is not known or there is no memory for it.
double MeasureWeightSpeed(std::string_view quantisation, int threads, std::chrono::milliseconds span);

}  // namespace sam::llm
