// Runs a fuzz target: mutates its seeds, and keeps what reaches code that nothing before has reached.   TARGET [--seconds N] [--seed N] [FILE...]
//
// The source under test is compiled with -fsanitize-coverage=trace-pc, which g++ has. With files it tries these and nothing else. The input under way lies in
// TARGET.last in the temporary folder, so that it is there after a crash; one that takes over 10 s ends the run as one does that crashes.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <bit>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/fuzz.h"

namespace {

constexpr size_t kPlaces = 1 << 16, kMostBytes = 1 << 20;
constexpr unsigned kMostSeconds = 10;

uint8_t reached[kPlaces];        // by the input under way
uint8_t known[kPlaces];          // how often, as powers of two, by all before
bool watching = false;

class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed * 2 + 1) {}
  /// [0, sides)
  size_t Roll(size_t sides) {
    state_ ^= state_ << 13, state_ ^= state_ >> 7, state_ ^= state_ << 17;
    return sides == 0 ? 0 : static_cast<size_t>(state_ % sides);
  }

 private:
  uint64_t state_;
};

/// A file as long as the longest input and its length before it, whose pages outlive the process.
class LastInput {
 public:
  explicit LastInput(const std::string& path) {
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file >= 0 && ftruncate(file, sizeof(uint64_t) + kMostBytes) == 0) {
      void* const pages = mmap(nullptr, sizeof(uint64_t) + kMostBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
      if (pages != MAP_FAILED) bytes_ = static_cast<char*>(pages);
    }
    if (file >= 0) close(file);
  }
  void Keep(const std::string& input) {
    if (bytes_ == nullptr) return;
    const uint64_t size = input.size();
    std::memcpy(bytes_, &size, sizeof size);
    std::memcpy(bytes_ + sizeof size, input.data(), input.size());
  }

 private:
  char* bytes_ = nullptr;
};

void MutateNumber(std::string& input, Dice& dice) {
  constexpr int64_t kTelling[] = {0, 1, -1, 2, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 0x7FFFFFFF, -0x80000000LL, 0xFFFFFFFF, 0x7FFFF000};
  const size_t size = size_t{1} << dice.Roll(4);
  if (input.size() < size) return;
  const size_t at = dice.Roll(input.size() - size + 1);
  int64_t value = 0;
  std::memcpy(&value, input.data() + at, size);
  value = dice.Roll(2) == 0 ? kTelling[dice.Roll(std::size(kTelling))] : value + static_cast<int64_t>(dice.Roll(70)) - 35;
  std::memcpy(input.data() + at, &value, size);
}

void MutateOnce(std::string& input, const std::vector<std::string>& corpus, Dice& dice) {
  const size_t at = dice.Roll(input.size() + 1), size = dice.Roll(std::min<size_t>(input.size() - at, 64) + 1);
  switch (dice.Roll(8)) {
    case 0: if (at < input.size()) input[at] = static_cast<char>(dice.Roll(256)); break;
    case 1: if (at < input.size()) input[at] = static_cast<char>(input[at] ^ 1 << dice.Roll(8)); break;
    case 2: input.erase(at, size); break;
    case 3: input.insert(at, input.substr(at, size)); break;
    case 4: input.insert(at, std::string(dice.Roll(16) + 1, static_cast<char>(dice.Roll(256)))); break;
    case 5: input.resize(at); break;
    case 6: {
      const std::string& other = corpus[dice.Roll(corpus.size())];
      input = input.substr(0, at) + other.substr(dice.Roll(other.size() + 1));
      break;
    }
    default: MutateNumber(input, dice);
  }
}

std::string Mutated(const std::vector<std::string>& corpus, Dice& dice) {
  std::string input = corpus[dice.Roll(corpus.size())];
  for (size_t left = size_t{1} << dice.Roll(5); left > 0; --left) MutateOnce(input, corpus, dice);
  if (input.size() > kMostBytes) input.resize(kMostBytes);
  return input;
}

/// Tries an input; true where it reached a place that no other did, or so often.
bool IsNew(const std::string& input, LastInput& last) {
  last.Keep(input);
  std::memset(reached, 0, sizeof reached);
  alarm(kMostSeconds);
  watching = true;
  sam::fuzz::Try(input);
  watching = false;
  bool is_new = false;
  for (size_t i = 0; i < kPlaces; ++i) {
    const auto often = static_cast<uint8_t>(1u << (std::bit_width(reached[i]) / 2));
    if (reached[i] == 0 || (known[i] & often) != 0) continue;
    known[i] = static_cast<uint8_t>(known[i] | often);
    is_new = true;
  }
  return is_new;
}

int TryFiles(const std::vector<std::string>& files, LastInput& last) {
  for (const std::string& name : files) {
    std::ifstream file(name, std::ios::binary);
    IsNew({std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()}, last);
    std::printf("%s: well\n", name.c_str());
  }
  return 0;
}

}  // namespace

/// Called by the code under test at each edge.
extern "C" void __sanitizer_cov_trace_pc() {
  if (!watching) return;
  uint8_t& count = reached[(reinterpret_cast<uintptr_t>(__builtin_return_address(0)) * 0x9E3779B97F4A7C15u) >> 48 & (kPlaces - 1)];
  if (count < 255) ++count;
}

int main(int argc, char** argv) {
  double seconds = 5;
  uint64_t seed = 1;
  std::vector<std::string> files;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--seconds" && i + 1 < argc) seconds = std::atof(argv[++i]);
    else if (option == "--seed" && i + 1 < argc) seed = static_cast<uint64_t>(std::atoll(argv[++i]));
    else files.push_back(option);
  }
  const std::string name = std::filesystem::path(argv[0]).filename();
  LastInput last((std::filesystem::temp_directory_path() / (name + ".last")).string());
  if (!files.empty()) return TryFiles(files, last);
  Dice dice(seed);
  std::vector<std::string> corpus = sam::fuzz::Seeds();
  for (const std::string& each : corpus) IsNew(each, last);
  const auto began = std::chrono::steady_clock::now();
  size_t tried = 0;
  for (; std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count() < seconds; ++tried)
    if (std::string input = Mutated(corpus, dice); IsNew(input, last)) corpus.push_back(std::move(input));
  size_t places = 0;
  for (const uint8_t each : known) places += each != 0;
  std::printf("%s: %zu inputs tried, %zu kept, %zu places reached, none broke it\n", name.c_str(), tried, corpus.size(), places);
  return 0;
}
