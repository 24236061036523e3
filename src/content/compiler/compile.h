// From YAML text to a pack in one step, for tests and tools.
#pragma once

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

}  // namespace sam::content
