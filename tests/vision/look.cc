// look [inside] FILE...: what is seen in each picture, as lines of tab-separated fields: file, milliseconds, formulas joined by " ; ", words, colours, brightness.
// "inside": without a child, so that only the looking is measured. "look see" is the child.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include "vision/eyes.h"
#include "vision/see.h"

namespace {

using Look = std::function<sam::Result<sam::Seen>(std::string_view)>;

void LookAt(const Look& look, const char* name) {
  std::ifstream file(name, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto began = std::chrono::steady_clock::now();
  const auto seen = look(bytes);
  const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  if (!seen) {
    std::printf("%s\t%.1f\terror: %s\t\n", name, took, seen.error().message.c_str());
    return;
  }
  std::string formulas, colours, words = seen->words;
  for (const sam::SeenFormula& formula : seen->formulas) formulas += (formulas.empty() ? "" : " ; ") + formula.text;
  for (const std::string& colour : seen->colours) colours += (colours.empty() ? "" : ",") + colour;
  std::replace(words.begin(), words.end(), '\n', '|');
  std::printf("%s\t%.1f\t%s\t%s\t%s\t%.2f\n", name, took, formulas.c_str(), words.c_str(), colours.c_str(), seen->brightness);
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  using sam::vision::Reads;
  if (argc >= 2 && std::string(argv[1]) == "see") {
    const std::string how = argc > 2 ? argv[2] : "";
    return sam::vision::RunEye(STDIN_FILENO, STDOUT_FILENO, how == "--copy" ? Reads::kNothing : how == "--words" ? Reads::kFormulasAndWords : Reads::kFormulas);
  }
  const bool inside = argc > 1 && std::string(argv[1]) == "inside";
  const sam::vision::Eyes eyes("/proc/self/exe");
  const sam::vision::Sight sight;
  const Look by_child = [&](std::string_view file) { return eyes.Look(file); };
  const Look here = [&](std::string_view file) -> sam::Result<sam::Seen> {
    const auto picture = sam::vision::Decode(file);
    if (!picture) return tl::unexpected(picture.error());
    auto looked = sight.See(*picture);
    if (!looked) return tl::unexpected(looked.error());
    return std::move(looked->seen);
  };
  for (int n = inside ? 2 : 1; n < argc; ++n) LookAt(inside ? here : by_child, argv[n]);
  return 0;
}
