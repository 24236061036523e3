// A person's whole life with Samantha as one open file: JSON Lines, described in docs/archive.md.
#pragma once

#include <string>

#include "base/result.h"
#include "base/time.h"
#include "store/event_log.h"

namespace sam {

inline constexpr const char* kArchiveFormat = "samantha-life";
inline constexpr uint32_t kArchiveVersion = 1;

/// The archive's text; `now` is written into its header. kNotFound where nobody has this name.
Result<std::string> WriteArchive(EventLog& log, const std::string& name, const Moment& now);
/// Writes it to `path` (mode 0600), whole or not at all.
Result<void> ExportPerson(EventLog& log, const std::string& name, const std::string& path, const Moment& now);

/// Takes in a whole archive or nothing, as `new_name`, or under the archive's own name where that is empty. Refused
/// where the name has a life here already, where this life was forgotten here, and where any line is damaged or
/// missing.
Result<PersonRecord> ReadArchive(EventLog& log, std::string_view archive, const std::string& new_name);
Result<PersonRecord> ImportPerson(EventLog& log, const std::string& path, const std::string& new_name);

}  // namespace sam
