#include "mind/library/machine.h"

#include <ggml-cpu.h>
#include <ggml.h>
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace sam::llm {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int64_t kWidth = 2048;                      // of the matrices: about that of a 3B model
constexpr uint64_t kMostWeights = uint64_t{192} << 20;  // bytes: well above common last-level caches

/// The number in a file of one number; `absent` where there is none ("max").
uint64_t NumberIn(const char* path, uint64_t absent) {
  std::ifstream file(path);
  uint64_t number = 0;
  return file >> number ? number : absent;
}

uint64_t KilobytesOf(const char* field) {
  std::ifstream file("/proc/meminfo");
  for (std::string name, line; file >> name; std::getline(file, line))
    if (name == field) {
      uint64_t kilobytes = 0;
      file >> kilobytes;
      return kilobytes;
    }
  return 0;
}

int Cores() {
  cpu_set_t set;
  CPU_ZERO(&set);
  int cores = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : static_cast<int>(std::thread::hardware_concurrency());
  std::ifstream file("/sys/fs/cgroup/cpu.max");
  double quota = 0, period = 0;
  if (file >> quota >> period && period > 0) cores = std::min(cores, static_cast<int>(std::ceil(quota / period)));
  return std::max(cores, 1);
}

/// The kernel that most of such a model's weights go through.
lm_ggml_type KernelOf(std::string_view quantisation) {
  for (int number = 0; number < LM_GGML_TYPE_COUNT; ++number) {
    const auto type = static_cast<lm_ggml_type>(number);
    if (lm_ggml_blck_size(type) == 0) continue;  // one that is no longer used
    std::string name = lm_ggml_type_name(type);
    std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c); });
    const bool mixed = name.ends_with("_K") && quantisation.starts_with(name + "_");  // Q4_K_M is Q4_K for the most part
    if (name == quantisation || mixed) return type;
  }
  return LM_GGML_TYPE_COUNT;
}

using Context = std::unique_ptr<lm_ggml_context, decltype(&lm_ggml_free)>;

/// Matrices of made-up weights, and a vector to go through all of them.
struct Products {
  Context context{nullptr, lm_ggml_free};
  lm_ggml_cgraph* graph = nullptr;
  uint64_t bytes = 0;
};

Products MakeProducts(lm_ggml_type type, int64_t matrices) {
  Products made;
  const size_t bytes = lm_ggml_row_size(type, kWidth) * kWidth * static_cast<size_t>(matrices);
  made.context.reset(lm_ggml_init({bytes + (size_t{16} << 20) + static_cast<size_t>(matrices * kWidth) * 32, nullptr, false}));
  if (!made.context) return made;
  lm_ggml_context* context = made.context.get();
  made.bytes = bytes;
  made.graph = lm_ggml_new_graph(context);
  lm_ggml_tensor* vector = lm_ggml_new_tensor_1d(context, LM_GGML_TYPE_F32, kWidth);
  std::vector<float> row(kWidth);
  for (int64_t n = 0; n < kWidth; ++n) row[static_cast<size_t>(n)] = std::sin(static_cast<float>(n) * 12.9898f);
  std::copy(row.begin(), row.end(), static_cast<float*>(vector->data));
  const std::vector<float> importance(kWidth, 1.0f);
  for (int64_t n = 0; n < matrices; ++n) {
    lm_ggml_tensor* matrix = lm_ggml_new_tensor_2d(context, type, kWidth, kWidth);
    char* rows = static_cast<char*>(matrix->data);
    const size_t size = lm_ggml_quantize_chunk(type, row.data(), rows, 0, 1, kWidth, importance.data());
    for (int64_t k = 1; k < kWidth; ++k) std::copy_n(rows, size, rows + static_cast<size_t>(k) * size);
    lm_ggml_build_forward_expand(made.graph, lm_ggml_mul_mat(context, matrix, vector));
  }
  return made;
}

}  // namespace

Machine LookAtMachine() {
  Machine machine;
  const uint64_t total = KilobytesOf("MemTotal:") << 10, available = KilobytesOf("MemAvailable:") << 10;
  const uint64_t most = NumberIn("/sys/fs/cgroup/memory.max", std::numeric_limits<uint64_t>::max()), used = NumberIn("/sys/fs/cgroup/memory.current", 0);
  machine.memory = std::min(total, most);
  machine.free = std::min(available, most > used ? most - used : 0);
  machine.cores = Cores();
  double load = 0;
  if (std::ifstream("/proc/loadavg") >> load) machine.load = load;
  return machine;
}

double MeasureWeightSpeed(std::string_view quantisation, int threads, std::chrono::milliseconds span) {
  const lm_ggml_type type = KernelOf(quantisation);
  const uint64_t room = LookAtMachine().free / 4;
  if (type == LM_GGML_TYPE_COUNT || room < (uint64_t{32} << 20)) return 0;
  const size_t matrix = lm_ggml_row_size(type, kWidth) * kWidth;
  const Products products = MakeProducts(type, static_cast<int64_t>(std::max<uint64_t>(std::min(kMostWeights, room) / matrix, 1)));
  if (!products.context || lm_ggml_graph_compute_with_ctx(products.context.get(), products.graph, threads) != LM_GGML_STATUS_SUCCESS) return 0;
  double best = 0;
  const auto end = Clock::now() + span;
  do {
    const auto begun = Clock::now();
    lm_ggml_graph_compute_with_ctx(products.context.get(), products.graph, threads);
    best = std::max(best, static_cast<double>(products.bytes) / std::chrono::duration<double>(Clock::now() - begun).count());
  } while (Clock::now() < end);
  return best;
}

}  // namespace sam::llm
