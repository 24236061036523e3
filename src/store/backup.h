// Copies of the log, sealed as it is, and of the keys apart from it; and putting a log back beside the keys that live.
// See docs/archive.md and docs/decisions/0001-event-log.md.
#pragma once

#include <string>

#include "base/result.h"

namespace sam {

/// A copy of the log as it is now, as one file of mode 0600; may be made while she is talking. It opens only with the keys of
/// this folder. kInvalidArgument where the file is there already; kNotFound where the folder has no log.
Result<void> BackUpLog(const std::string& folder, const std::string& file);
/// The key file and the keyring in a new folder of mode 0700. They open whatever was not forgotten up to now, also where it is forgotten later.
Result<void> BackUpKeys(const std::string& folder, const std::string& to);

/// Puts the log of a backup into the folder. What was forgotten since stays forgotten: the keys that live there are kept. Where there are none,
/// those of `keys` are put there first; kInvalidArgument where there are both or neither. The log that was there is kept under the name
/// returned ("" where there was none). Nothing is changed where anything fails.
Result<std::string> RestoreLog(const std::string& folder, const std::string& file, const std::string& keys);

}  // namespace sam
