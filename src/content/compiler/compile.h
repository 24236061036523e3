// From YAML text to a pack in one step, for tests and tools.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "content/compiler/source.h"

namespace sam::content {

/// Intents of the same name from several files become one.
void MergeIntents(PackSource& source);

/// `files` are (folder, YAML text), folders as for ReadText. Fails with every fault, one a line.
Result<std::string> CompileTexts(Language language, const std::vector<std::pair<std::string, std::string>>& files);

/// One language of a folder of content (intents.yaml, en/, ko/), read and linted; every mistake goes to `faults`.
PackSource CheckFolder(const std::filesystem::path& root, Language language, std::vector<Fault>& faults);

/// "content/en/replies/food.yaml:12: what is wrong; why; what to do"
std::string Describe(const Fault& fault);
/// "en: 300 intents with 9000 examples, 5000 pieces, 80 keys of lines"
std::string CountsOf(const PackSource& source);

}  // namespace sam::content
