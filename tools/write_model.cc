// write_model SHAPE SEED FILE: a model of random weights, for tests and benches (tests/support/gguf_writer.h, whisper_writer.h).
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/support/gguf_writer.h"
#include "tests/support/whisper_writer.h"

namespace {

using namespace sam::support;

sam::Result<void> Write(std::string_view name, uint64_t seed, const char* path) {
  if (name == "eyes-tiny") return WriteProjector({}, seed, path);
  if (name == "ears-tiny") return WriteEars({}, seed, path);
  if (name.starts_with("whisper-")) {
    const auto shape = WhisperShapeNamed(name);
    return shape ? WriteWhisperModel(*shape, seed, path) : tl::unexpected(shape.error());
  }
  const auto shape = ShapeNamed(name);
  return shape ? WriteModel(*shape, seed, path) : tl::unexpected(shape.error());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "write_model: give SHAPE SEED FILE; SHAPE is llama-tiny, qwen2-tiny, qwen2-0.5b, qwen2-1.5b, eyes-tiny or ears-tiny: projectors for the tiny ones, or whisper-mini, -tiny, -base or -small\n");
    return 2;
  }
  const auto written = Write(argv[1], std::strtoull(argv[2], nullptr, 10), argv[3]);
  if (!written) std::fprintf(stderr, "write_model: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}
