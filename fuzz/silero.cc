// Silero's model: what its reader takes is run.
#include "speech/ears/silero.h"

#include <array>
#include <cmath>
#include <memory>

#include "fuzz/fuzz.h"
#include "tests/support/silero_writer.h"

namespace sam::fuzz {

std::vector<std::string> Seeds() { return {support::SileroFile(1)}; }

void Try(std::string_view input) {
  std::string bytes(input.empty() ? " " : input);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(fmemopen(bytes.data(), bytes.size(), "rb"), &std::fclose);
  const auto model = SileroModel::Read(file.get(), "input");
  if (!model) return;
  SileroModel::State state;
  std::array<float, SileroModel::kContext + SileroModel::kWindow> samples{};
  for (size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<float>(std::sin(static_cast<double>(i) * 0.1));
  for (int n = 0; n < 3; ++n) SAM_CHECK(!((*model)->Run(samples, state) > 1.0f));
}

}  // namespace sam::fuzz
