// look FILE...: what is seen in each picture, as lines of tab-separated fields: file, milliseconds, formulas joined by " ; ", words. "look see" is the child.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "vision/eyes.h"

namespace {

void LookAt(const sam::vision::Eyes& eyes, const char* name) {
  std::ifstream file(name, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto began = std::chrono::steady_clock::now();
  const auto seen = eyes.Look(bytes);
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
  if (argc == 2 && std::string(argv[1]) == "see") return sam::vision::RunEye(STDIN_FILENO, STDOUT_FILENO);
  const sam::vision::Eyes eyes("/proc/self/exe");
  for (int n = 1; n < argc; ++n) LookAt(eyes, argv[n]);
  return 0;
}
