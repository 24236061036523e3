#include "content/compiler/compile.h"

#include <fmt/format.h>

#include <unordered_map>

#include "content/compiler/encode.h"
#include "content/compiler/lint.h"
#include "content/compiler/yaml_reader.h"

namespace sam::content {

void MergeIntents(PackSource& source) {
  std::vector<IntentSource> merged;
  std::unordered_map<std::string, size_t> where;
  for (auto& intent : source.intents) {
    const auto [found, fresh] = where.try_emplace(intent.name, merged.size());
    if (fresh) {
      merged.push_back(std::move(intent));
      continue;
    }
    IntentSource& known = merged[found->second];
    if (known.act.empty()) known.act = intent.act;
    known.examples.insert(known.examples.end(), intent.examples.begin(), intent.examples.end());
  }
  source.intents = std::move(merged);
}

Result<std::string> CompileTexts(Language language, const std::vector<std::pair<std::string, std::string>>& files) {
  PackSource source;
  source.language = language;
  std::vector<Fault> faults;
  for (size_t i = 0; i < files.size(); ++i) {
    ReadText(files[i].first, fmt::format("text{}.yaml", i + 1), files[i].second, source, faults);
  }
  MergeIntents(source);
  const auto more = Lint(source);
  faults.insert(faults.end(), more.begin(), more.end());
  if (faults.empty()) return Encode(source);
  std::string all;
  for (const auto& fault : faults) all += Describe(fault) + "\n";
  return Fail(ErrorCode::kInvalidArgument, all);
}

PackSource CheckFolder(const std::filesystem::path& root, Language language, std::vector<Fault>& faults) {
  PackSource source = ReadFolder(root, language, faults);
  MergeIntents(source);
  const auto more = Lint(source);
  faults.insert(faults.end(), more.begin(), more.end());
  return source;
}

std::string Describe(const Fault& fault) { return fmt::format("{}:{}: {}", fault.place.file, fault.place.line, fault.message); }

std::string CountsOf(const PackSource& source) {
  size_t examples = 0;
  for (const auto& intent : source.intents) examples += intent.examples.size();
  return fmt::format("{}: {} intents with {} examples, {} pieces, {} keys of lines", Code(source.language), source.intents.size(), examples,
                     source.blocks.size(), source.lines.size());
}

}  // namespace sam::content
