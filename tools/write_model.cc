// write_model SHAPE SEED FILE: a model of random weights, for tests and benches (tests/support/gguf_writer.h).
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "tests/support/gguf_writer.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "write_model: give SHAPE SEED FILE; SHAPE is llama-tiny, qwen2-tiny, qwen2-0.5b, qwen2-1.5b, eyes-tiny or ears-tiny: projectors for the tiny ones\n");
    return 2;
  }
  const uint64_t seed = std::strtoull(argv[2], nullptr, 10);
  const std::string_view name = argv[1];
  const bool eyes = name == "eyes-tiny", ears = name == "ears-tiny";
  const auto shape = eyes || ears ? sam::Result<sam::support::ModelShape>(sam::support::ModelShape()) : sam::support::ShapeNamed(argv[1]);
  const auto written = !shape ? tl::unexpected(shape.error()) : eyes ? sam::support::WriteProjector({}, seed, argv[3]) : ears ? sam::support::WriteEars({}, seed, argv[3]) : sam::support::WriteModel(*shape, seed, argv[3]);
  if (!written) std::fprintf(stderr, "write_model: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}
