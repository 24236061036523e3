// content_compiler CONTENT_DIR LANGUAGE OUT_FILE    compiles one language's content into a pack
// content_compiler --check CONTENT_DIR              checks both, writes nothing
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "content/compiler/compile.h"
#include "content/compiler/encode.h"

namespace {

using sam::Language;

/// The source where it has no faults; prints them otherwise.
bool Read(const std::string& folder, Language language, sam::content::PackSource& source) {
  std::vector<sam::content::Fault> faults;
  source = sam::content::CheckFolder(folder, language, faults);
  for (const auto& fault : faults) fmt::print(stderr, "{}\n", Describe(fault));
  return faults.empty();
}

int Check(const std::string& folder) {
  bool sound = true;
  for (const auto language : {Language::kEnglish, Language::kKorean}) {
    sam::content::PackSource source;
    sound = Read(folder, language, source) && sound;
    fmt::print("{}\n", CountsOf(source));
  }
  return sound ? 0 : 1;
}

int Compile(const std::string& folder, Language language, const std::string& out) {
  sam::content::PackSource source;
  if (!Read(folder, language, source)) return 1;
  const std::string bytes = sam::content::Encode(source);
  std::ofstream file(out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.flush()) return 0;
  fmt::print(stderr, "cannot write {}; is the folder there and the disk not full?\n", out);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 2 && args[0] == "--check") return Check(args[1]);
  if (args.size() == 3 && (args[1] == "en" || args[1] == "ko")) {
    return Compile(args[0], args[1] == "ko" ? Language::kKorean : Language::kEnglish, args[2]);
  }
  fmt::print(stderr, "usage: content_compiler CONTENT_DIR en|ko OUT_FILE, or content_compiler --check CONTENT_DIR\n");
  return 2;
}
