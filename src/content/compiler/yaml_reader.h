// Reads content/*.yaml into a PackSource. Mistakes of form become faults; what can be read is read.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "content/compiler/source.h"

namespace sam::content {

/// Everything for one language under `root` (the folder that holds intents.yaml, en/, ko/).
PackSource ReadFolder(const std::filesystem::path& root, Language language, std::vector<Fault>& faults);

/// The same for one file's text, by the folder it would stand in: "intents", "replies", "lines", "forbidden", "acts".
void ReadText(const std::string& folder, const std::string& file, const std::string& text, PackSource& into,
              std::vector<Fault>& faults);

}  // namespace sam::content
