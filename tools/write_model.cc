// write_model SHAPE SEED FILE: a model of random weights, for tests and benches (tests/support/gguf_writer.h).
#include <cstdio>
#include <cstdlib>

#include "tests/support/gguf_writer.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "write_model: give SHAPE SEED FILE; SHAPE is llama-tiny, qwen2-tiny, qwen2-0.5b or qwen2-1.5b\n");
    return 2;
  }
  const auto shape = sam::support::ShapeNamed(argv[1]);
  const auto written = shape ? sam::support::WriteModel(*shape, std::strtoull(argv[2], nullptr, 10), argv[3]) : tl::unexpected(shape.error());
  if (!written) std::fprintf(stderr, "write_model: %s\n", written.error().message.c_str());
  return written ? 0 : 1;
}
