// The header of a whisper model; what is taken by its reader is given to whisper.cpp.
#include "speech/whisper/model_header.h"

#include <cstring>
#include <memory>

#include "fuzz/fuzz.h"
#include "speech/whisper/engine.h"
#include "tests/support/whisper_writer.h"
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace sam::fuzz {
namespace {

const std::string& Model() {
  static const std::string model = support::WhisperModel(*support::WhisperShapeNamed("whisper-mini"), 1);
  return model;
}

/// Where in the file something else than weights and words stands: its sizes, and what comes before the weights of each tensor.
const std::vector<size_t>& Places() {
  static const std::vector<size_t> places = [] {
    const std::string& file = Model();
    std::vector<size_t> found;
    size_t at = 0;
    const auto number = [&](size_t where) {
      int32_t value = 0;
      std::memcpy(&value, file.data() + where, sizeof value);
      return value;
    };
    const auto take = [&](size_t size) {
      for (size_t i = 0; i < size; ++i) found.push_back(at + i);
      at += size;
    };
    const size_t filters = static_cast<size_t>(number(48)) * static_cast<size_t>(number(52));
    take(56);  // the name of the form, eleven sizes, the two of the filters
    at += filters * sizeof(float);
    const int32_t tokens = number(at);
    take(4);
    for (int32_t i = 0; i < tokens; ++i) at += 4 + static_cast<size_t>(number(at));
    while (at < file.size()) {
      const auto dims = static_cast<size_t>(number(at)), name = static_cast<size_t>(number(at + 4)), width = number(at + 8) == 0 ? sizeof(float) : size_t{2};
      size_t values = 1;
      for (size_t d = 0; d < dims; ++d) values *= static_cast<size_t>(number(at + 12 + 4 * d));
      take(12 + 4 * dims + name);
      at += values * width;
    }
    return found;
  }();
  return places;
}

constexpr size_t kEdit = 4;  // bytes: which place, in two; what is done; by how much

}  // namespace

/// An input is a list of edits; what comes after the last whole one is cut from the end of the file.
std::vector<std::string> Seeds() { return {"", std::string(4, '\0'), std::string("\4\0\1\1\10\0\0\3x", 9)}; }

void Try(std::string_view input) {
  whisper::Engine::Hush();
  std::string bytes = Model();
  for (; input.size() >= kEdit; input.remove_prefix(kEdit)) {
    const auto octet = [&](size_t i) { return static_cast<unsigned char>(input[i]); };
    char& value = bytes[Places()[(octet(0) | octet(1) << 8) % Places().size()]];
    value = static_cast<char>(octet(2) % 3 == 0 ? octet(3) : octet(2) % 3 == 1 ? value + octet(3) : value ^ octet(3));
  }
  bytes.resize(bytes.size() - input.size());
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(fmemopen(bytes.data(), bytes.size(), "rb"), &std::fclose);
  const auto header = whisper::ReadModelHeader(file.get(), "input");
  if (!header) return;
  const auto engine = [&file] {
#ifdef __SANITIZE_ADDRESS__
    const __lsan::ScopedDisabler of_whisper;  // which leaks what it had of a model that it refuses; its process ends then
#endif
    return whisper::Engine::Load({file.get(), 1});
  }();
  if (!engine) return;
  const std::vector<float> sound(whisper::kRateHz / 2, 0.01f);
  const auto heard = (*engine)->Recognize(sound, {.language = "en"}, [] { return false; });
  SAM_CHECK(heard || !heard.error().message.empty());
}

}  // namespace sam::fuzz
